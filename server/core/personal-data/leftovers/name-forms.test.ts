import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finderOf } from './name-forms.ts';

const finder = (name: string) =>
  finderOf({ names: [name], phones: ['+7 (495) 123-45-67'], emails: ['ivanova@example.org'] });

describe('the search for leftovers', () => {
  it('P34 finds a surname in every case, with initials and names around it', () => {
    const { find } = finder('Иванова Мария Петровна');
    for (const text of [
      'передать Ивановой М. П.',
      'М.П. Иванову просим принять',
      'вместе с Ивановой Марией Петровной',
      'ИВАНОВА',
      'у Ивановой',
    ])
      assert.equal(find(text).length, 1, text);
    assert.deepEqual(find('Ивановский завод, Иваново, иван-чай'), []);
  });

  it('P34 finds adjectival and unchanging surnames, and е written for ё', () => {
    assert.equal(finder('Достоевский Фёдор').find('письмо Достоевскому Федору').length, 1);
    assert.equal(finder('Сидоренко Пётр').find('от Сидоренко П.').length, 1);
    assert.equal(finder('Королёв Сергей').find('Королева С. вызвать').length, 1);
    assert.deepEqual(finder('Ким Сергей').find('кимоно и Кимберли'), []);
  });

  it('P34 finds a phone however it is written, and an address', () => {
    const { find } = finder('Иванова Мария');
    for (const text of ['8 495 123 45 67', '+7(495)123-45-67', '84951234567', 'ivanova@example.org'])
      assert.equal(find(`тел.: ${text}, спросить`).length, 1, text);
    assert.deepEqual(find('5495123456700'), []);
  });

  it('P31 replaces every hit and nothing else', () => {
    const { replace } = finder('Иванова Мария Петровна');
    assert.equal(
      replace('Справку Ивановой М.П. (8 495 123-45-67) направить в Иваново', 'Субъект 1'),
      'Справку Субъект 1 (Субъект 1) направить в Иваново',
    );
  });
});
