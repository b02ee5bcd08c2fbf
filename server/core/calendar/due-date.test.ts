// Deadlines (domain «Deadlines»): forty-odd fixed cases on the Russian calendar, worked out by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarOf } from './calendar.ts';
import { type DueRule, dueDate, dueRules } from './due-date.ts';
import { russianYear } from './russia.ts';

const russia = calendarOf([], russianYear);
const rule = (key: string): DueRule => {
  const found = dueRules.find((candidate) => candidate.key === key);
  assert.ok(found, key);
  return found;
};

const cases: Record<string, [signedOn: string, due: string, why: string][]> = {
  ordinary: [
    ['2026-01-12', '2026-02-12', 'the same day of the next month'],
    ['2026-02-27', '2026-03-27', 'the same day of the next month'],
    ['2026-11-30', '2026-12-30', 'the same day of the next month'],
    ['2025-12-12', '2026-01-12', 'over the New Year'],
    ['2024-01-29', '2024-02-29', 'a leap year has the day'],
    ['2024-01-31', '2024-02-29', 'the last day of a leap February'],
    ['2025-01-30', '2025-02-28', 'the last day of February'],
    ['2025-01-31', '2025-02-28', 'the last day of February'],
    ['2026-08-31', '2026-09-30', 'the last day of a month of 30'],
    ['2026-03-31', '2026-04-30', 'the last day, shortened but worked'],
    ['2026-01-31', '2026-02-27', 'the last day of February is a Saturday'],
    ['2026-12-31', '2027-01-29', 'a Sunday goes back to Friday'],
    ['2026-01-23', '2026-02-20', 'a holiday on Monday goes back over the weekend'],
    ['2026-02-09', '2026-03-06', 'a moved day off on Monday'],
    ['2026-04-01', '2026-04-30', '1 May'],
    ['2026-04-11', '2026-05-08', 'a moved day off after 9 May'],
    ['2026-05-12', '2026-06-11', '12 June'],
    ['2026-10-04', '2026-11-03', '4 November'],
    ['2026-12-01', '2026-12-30', '1 January goes back over a moved day off'],
    ['2025-12-09', '2025-12-30', 'the whole of the January holidays is gone over'],
    ['2024-03-30', '2024-04-27', 'back to a working Saturday'],
    ['2024-11-28', '2024-12-28', 'a working Saturday is kept'],
    ['2024-10-02', '2024-11-02', 'a short working Saturday is kept'],
    ['2025-10-03', '2025-11-01', 'back to a working Saturday'],
    ['2025-04-02', '2025-04-30', 'back over a moved day off and 1 May'],
    ['2025-05-13', '2025-06-11', 'back over a moved day off and 12 June'],
    ['2027-04-03', '2027-04-30', '1 May on a Saturday gives Monday off by the law alone'],
  ],
  urgent: [
    ['2026-03-02', '2026-03-05', 'three days on'],
    ['2026-03-04', '2026-03-06', 'a Saturday'],
    ['2026-03-06', '2026-03-06', 'back to the day of signing itself'],
    ['2026-02-20', '2026-02-20', 'back to the day of signing itself'],
    ['2026-06-09', '2026-06-11', '12 June'],
    ['2025-12-30', '2025-12-30', 'amid the holidays, back to the day of signing'],
    ['2026-01-02', '2026-01-12', 'signed amid the holidays: the first working day, not one before the signing'],
    ['2025-10-29', '2025-11-01', 'a working Saturday'],
  ],
  prompt: [
    ['2026-07-06', '2026-07-16', 'ten days on'],
    ['2026-04-30', '2026-05-08', 'a Sunday after a holiday'],
    ['2026-02-13', '2026-02-20', '23 February'],
    ['2024-04-19', '2024-04-27', 'back to a working Saturday'],
    ['2024-12-21', '2024-12-28', 'back to a working Saturday'],
    ['2025-12-26', '2025-12-30', 'over the New Year'],
  ],
  parliamentary: [
    ['2026-02-06', '2026-02-20', 'a Saturday'],
    ['2026-10-20', '2026-11-03', '4 November'],
    ['2026-04-24', '2026-05-08', '9 May'],
  ],
};

for (const [key, rows] of Object.entries(cases))
  test(`a due date by the rule «${rule(key).name.ru}»: ${rows.length} fixed cases`, () => {
    for (const [signedOn, due, why] of rows)
      assert.equal(dueDate(rule(key), signedOn, russia), due, `${signedOn}: ${why}`);
  });

test('an organisation may count working days, move a day off forward, or leave it', () => {
  const own = (changes: Partial<DueRule>): DueRule => ({ ...rule('urgent'), ...changes });
  assert.equal(dueDate(own({ unit: 'working-days' }), '2026-03-05', russia), '2026-03-11');
  assert.equal(dueDate(own({ unit: 'working-days', count: 1 }), '2025-12-30', russia), '2026-01-12');
  assert.equal(dueDate(own({ dayOff: 'following' }), '2026-03-04', russia), '2026-03-10');
  assert.equal(dueDate(own({ dayOff: 'stays' }), '2026-03-04', russia), '2026-03-07');
  assert.equal(dueDate(own({ unit: 'months', count: 2 }), '2025-12-31', russia), '2026-02-27');
});

test('every rule has a name in both languages', () => {
  for (const { name } of dueRules) assert.ok(name.ru && name.en);
});
