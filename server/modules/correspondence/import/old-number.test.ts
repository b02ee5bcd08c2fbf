import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkTemplate } from '#contract/numbering.ts';
import { readDate } from '#core/import/cells.ts';
import { patternOf, readOldNumber, readReferences } from './old-number.ts';

const pattern = (template: string, registeredOn: string, journal = '') =>
  patternOf(checkTemplate(template, 'year').parts, { registeredOn, journal });

describe('numbers of old registers', () => {
  it('L6 numbers of old registers take a place in the count where they say one, else they are ordered by it', () => {
    const yearly = pattern('ВХ-{yyyy}/{n:5}', '2026-03-02');
    const read = (printed: string, by: RegExp | null = yearly) => {
      const { ordinal, order } = readOldNumber(printed, by, '2026-03-02');
      return [ordinal, order];
    };
    assert.deepEqual(read('ВХ-2026/00012'), [12, 12]);
    assert.deepEqual(read('BX-2026-000123'), [123, 123], 'Latin letters and other signs between the parts');
    assert.deepEqual(read('220'), [220, 220]);
    assert.deepEqual(read('И-356'), [356, 356]);
    assert.deepEqual(read('220/2026'), [220, 220]);
    assert.deepEqual(read('01/30-И303'), [null, 303]);
    assert.deepEqual(read('П02-04/1'), [null, 1]);
    assert.deepEqual(read('15/3-22'), [null, 22]);
    assert.deepEqual(readOldNumber('ЛЕКС-П02-2021:04-1-ИСХ', yearly, '2021-02-01').order, 1);
    const cases = pattern('{department}/{case}-И{n}', '2026-03-02');
    assert.deepEqual(read('01/30-И303', cases), [303, 303]);
    for (const nothing of ['б/н', 'Б\\Н', 'бн', 'без номера', '-', ''])
      assert.deepEqual(readOldNumber(nothing, yearly, '2026-03-02'), {
        printed: 'б/н',
        name: '',
        ordinal: null,
        order: 0,
      });
    assert.equal(readOldNumber('ВХ-1', null, '2026-01-01').name, readOldNumber('BX-1', null, '2026-01-01').name);
  });

  it('L3 «на № … от …» is read from texts and from a column of its own, other numbers are left alone', () => {
    assert.deepEqual(readReferences(['О сроках, на № ИС-2025/00012 от 05.03.2025'], ''), [
      { key: 'ис202500012', on: '2025-03-05' },
    ]);
    assert.deepEqual(readReferences(['Ответ на Ваш исх. № 15/3-22 от 2 марта 2026 г.'], ''), [
      { key: '15322', on: '2026-03-02' },
    ]);
    assert.deepEqual(readReferences(['Об оплате по договору № 5 от 01.02.2019'], ''), []);
    assert.deepEqual(readReferences([], 'на № 15/3-22 от 02.03.2026; исх. 77'), [
      { key: '15322', on: '2026-03-02' },
      { key: '77', on: null },
    ]);
  });

  it('dates come as spreadsheets and people write them', () => {
    for (const written of ['45706', '18.02.2025', '18.2.25', '2025-02-18', '18 февраля 2025 г.', '18.02.2025 10:15'])
      assert.equal(readDate(written), '2025-02-18', written);
    assert.equal(readDate('31.02.2025'), null);
    assert.equal(readDate('скоро'), undefined);
  });
});
