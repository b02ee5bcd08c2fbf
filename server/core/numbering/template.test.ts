// The template language of numbers (issue 2 «Numbering»): what it prints, what it refuses and where.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  checkTemplate,
  isPeriod,
  numberTokens,
  parseTemplate,
  periodOf,
  previewNumber,
  type Restart,
  restarts,
  templateMax,
} from '#contract/numbering.ts';

const march = { registeredOn: '2026-03-05' };
const errorsOf = (template: string, restart: Restart = 'year') =>
  checkTemplate(template, restart).errors.map(({ code, at }) => `${code}@${at}`);
const warningsOf = (template: string, restart: Restart) =>
  checkTemplate(template, restart).warnings.map(({ code }) => code);

test('the number strings in force in Russian offices can all be produced', () => {
  const cases: [string, Parameters<typeof previewNumber>[2], number, string][] = [
    ['{n}', march, 220, '220'],
    ['{department}/{case}-И{n}', { ...march, department: '01', case: '30' }, 303, '01/30-И303'],
    ['И-{n}', march, 356, 'И-356'],
    ['{department}-{case}/{n}', { ...march, department: 'П02', case: '04' }, 1, 'П02-04/1'],
    ['ВХ-{yyyy}/{n:5}', march, 12, 'ВХ-2026/00012'],
    [
      'ЛЕКС-{department}-{yyyy}:{case}-{n}-ИСХ',
      { registeredOn: '2021-02-01', department: 'П02', case: '04' },
      1,
      'ЛЕКС-П02-2021:04-1-ИСХ',
    ],
    ['{journal}-{yy}.{q}.{m}.{d}/{n:3}', { ...march, journal: 'ВХ' }, 1000, 'ВХ-26.1.03.05/1000'],
    ['{{{n}}}', march, 7, '{7}'],
  ];
  for (const [template, context, ordinal, number] of cases)
    assert.deepEqual(previewNumber(template, 'year', context, ordinal).number, number, template);
});

test('a wrong template is refused with the place of each fault and words in both languages', () => {
  assert.deepEqual(errorsOf(''), ['empty@0']);
  assert.deepEqual(errorsOf('ВХ-{yyyy}'), ['ordinal_missing@9']);
  assert.deepEqual(errorsOf('{n}/{n:5}'), ['ordinal_twice@4']);
  assert.deepEqual(errorsOf('ВХ-{год}/{n'), ['unknown_token@3', 'unclosed@9']);
  assert.deepEqual(errorsOf('ВХ}{n}'), ['lone_brace@2']);
  assert.deepEqual(errorsOf('{n:0} {n:13} {yy:2} {n:x}').length, 4);
  assert.deepEqual(errorsOf(' {n}'), ['edge_space@0']);
  assert.deepEqual(errorsOf('{n} '), ['edge_space@3']);
  assert.deepEqual(errorsOf('a\n{n}'), ['control_character@1']);
  assert.deepEqual(errorsOf(`${'я'.repeat(templateMax)}{n}`), [`too_long@${templateMax}`]);
  const [unknown] = parseTemplate('{год}{n}').errors;
  assert.match(unknown?.message.ru ?? '', /\{год\}/);
  assert.match(unknown?.message.en ?? '', /\{год\}/);
});

test('a template whose ordinal runs into an index of free length is refused, a sign between them mends it', () => {
  assert.deepEqual(errorsOf('{case}{n}'), ['ordinal_merges@6']);
  assert.deepEqual(errorsOf('{n}{department}'), ['ordinal_merges@0']);
  assert.deepEqual(errorsOf('{case}{yy}0{n:5}'), ['ordinal_merges@11']);
  for (const fine of ['{case}-{n}', '{n}И{department}', '{yy}{n}', '{n}{m}', '{journal}{n}'])
    assert.deepEqual(errorsOf(fine), [], fine);
});

test('numbers that would repeat within a year are refused, from year to year they are warned of', () => {
  assert.deepEqual(errorsOf('{yyyy}/{n}', 'quarter'), ['repeats_within_year@10']);
  assert.deepEqual(errorsOf('{yyyy}-{q}/{n}', 'month'), ['repeats_within_year@14']);
  assert.deepEqual(errorsOf('{yyyy}-{m}/{n}', 'day'), ['repeats_within_year@14']);
  assert.deepEqual(errorsOf('{yyyy}-{m}/{n}', 'quarter'), []);
  assert.deepEqual(errorsOf('{yyyy}-{q}/{n}', 'quarter'), []);
  assert.deepEqual(errorsOf('{yyyy}-{m}/{n}', 'month'), []);
  assert.deepEqual(errorsOf('{yyyy}-{m}-{d}/{n}', 'day'), []);
  assert.deepEqual(warningsOf('{n}', 'year'), ['repeats_next_year']);
  assert.deepEqual(warningsOf('{m}/{n}', 'month'), ['repeats_next_year']);
  assert.deepEqual(warningsOf('{yy}/{n}', 'year'), []);
  assert.deepEqual(warningsOf('{n}', 'never'), []);
  const [repeats] = checkTemplate('{n}', 'quarter').errors;
  assert.match(repeats?.message.ru ?? '', /нет \{q\} или \{m\}/);
});

test('no two registrations of one year print the same number, whatever the restart', () => {
  const templates: Record<Restart, string> = {
    year: '{n}',
    quarter: '{q}-{n}',
    month: '{m}{n}',
    day: '{n}{m}{d}',
    never: '{n}',
  };
  for (const restart of restarts) {
    const last = new Map<string, number>();
    const printed = new Set<string>();
    for (let at = Date.UTC(2026, 0, 1), count = 0; at < Date.UTC(2027, 0, 1); at += 86_400_000)
      for (let nth = 0; nth < 12; nth++, count++) {
        const registeredOn = new Date(at).toISOString().slice(0, 10);
        const period = periodOf(restart, registeredOn);
        const ordinal = (last.get(period) ?? 0) + 1;
        last.set(period, ordinal);
        printed.add(previewNumber(templates[restart], restart, { registeredOn }, ordinal).number ?? '');
        assert.equal(printed.size, count + 1, `${restart} ${registeredOn}`);
      }
  }
});

test('an index that the template needs and the letter lacks is named instead of printing a hole', () => {
  const { number, errors } = previewNumber('{department}/{case}-{n}', 'year', { ...march, department: ' ' }, 1);
  assert.equal(number, null);
  assert.deepEqual(
    errors.map(({ code, at }) => `${code}@${at}`),
    ['index_missing@0', 'index_missing@13'],
  );
  assert.equal(errors[1]?.message.ru, 'Не задано: Индекс дела');
});

test('the period follows the registration date', () => {
  assert.deepEqual(
    restarts.map((restart) => periodOf(restart, '2026-03-05')),
    ['2026', '2026-Q1', '2026-03', '2026-03-05', ''],
  );
  assert.equal(periodOf('quarter', '2025-12-31'), '2025-Q4');
  assert.equal(periodOf('quarter', '2026-04-01'), '2026-Q2');
  for (const restart of restarts) {
    assert.ok(isPeriod(restart, periodOf(restart, '2026-10-09')));
    assert.equal(isPeriod(restart, '2026-13'), false);
  }
});

test('every token has a label in both languages', () => {
  for (const { token, label } of numberTokens) assert.ok(label.ru && label.en, token);
});
