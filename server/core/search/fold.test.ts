import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldNumber, foldText, foldWord } from './fold.ts';

describe('folding of words and numbers', () => {
  it('L9 one number written in several ways has one key', () => {
    for (const [one, other] of [
      ['ВХ-2026/00012', 'bx 2026-00012'],
      ['15/3-22', '15-3/22'],
      ['№ 220', '220'],
      ['И-356', 'и 356'],
    ])
      assert.equal(foldNumber(one as string), foldNumber(other as string), one);
    assert.notEqual(foldNumber('ИС-1'), foldNumber('ВХ-1'));
    assert.equal(foldNumber('б/н'), 'бн');
  });

  it('L9 ё, capitals, letters of two marks and slipped Latin letters do not matter', () => {
    assert.equal(foldWord('Алёна'), 'алена');
    assert.equal(foldWord('и\u0306од'), 'йод');
    assert.equal(foldWord('Pомашка'), 'ромашка');
    assert.equal(foldWord('Word'), 'word');
    assert.equal(foldWord('wordа'), 'wordа');
  });

  it('L9 a text keeps its words; the letters of a number are folded where each has a twin', () => {
    assert.equal(foldText('«Ёлка» — по письму BX-15/3 (COVID-19), e-mail'), 'елка по письму вх 15 3 covid 19 e mail');
    assert.equal(foldText('пере\u00adнос № 7'), 'перенос 7');
  });
});
