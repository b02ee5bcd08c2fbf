// Names in comments: found while they are typed, sent as ids, cut out of what is shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMeant, nameBeingTyped, nameChosen, piecesOf, withIds } from './mentions.ts';
import { audienceWith, readyBeingTyped, readyChosen } from './ready-words.ts';

test('a name is being typed after an @ that begins a word, up to its third word', () => {
  assert.equal(nameBeingTyped('@', 1), '');
  assert.equal(nameBeingTyped('Прошу @Пет', 10), 'Пет');
  assert.equal(nameBeingTyped('(@Петрова А', 11), 'Петрова А');
  assert.equal(nameBeingTyped('@Петрова Анна Ильинична прошу', 29), null);
  assert.equal(nameBeingTyped('ivan@example', 12), null);
  assert.equal(nameBeingTyped('@Пет и ещё', 3), 'Пе');
});

test('of an answer to fewer letters only those are offered who are meant by now', () => {
  assert.ok(isMeant('Орлова Вера', '') && isMeant('Орлова Вера', 'вер орл') && isMeant('Семёнов', 'семе'));
  assert.ok(!isMeant('Кузнецов Олег', 'орл'));
});

test('a chosen name takes the place of what was typed', () => {
  assert.deepEqual(nameChosen('Прошу @Пет срочно', 10, 'Петрова Анна'), {
    text: 'Прошу @Петрова Анна срочно',
    caret: 20,
  });
});

test('chosen names are sent as ids; a name that nobody chose, and a longer word, stay text', () => {
  const chosen = [
    { id: '1', name: 'Иванов' },
    { id: '2', name: 'Иванов Пётр' },
  ];
  assert.equal(withIds('@Иванов Пётр и @Иванов, @Иванова', chosen), '@[2] и @[1], @Иванова');
  assert.equal(withIds('@Сидоров', chosen), '@Сидоров');
  const namesakes = [
    { id: '1', name: 'Иванов' },
    { id: '2', name: 'Иванов' },
  ];
  assert.equal(withIds('@Иванов @Иванов', namesakes), '@[1] @[2]');
});

test('a comment is cut at the names in it', () => {
  const body = 'Прошу @Анна срочно';
  assert.deepEqual(piecesOf({ body, mentions: [{ id: '1', at: 6, length: 5 }] }), [
    { text: 'Прошу ' },
    { text: '@Анна', personId: '1' },
    { text: ' срочно' },
  ]);
  assert.deepEqual(piecesOf({ body: 'без имён', mentions: [] }), [{ text: 'без имён' }]);
});

test('a slash that begins a word searches ready words up to the third word; a fraction or «и/или» does not', () => {
  assert.equal(readyBeingTyped('/', 1), '');
  assert.equal(readyBeingTyped('Добрый день\n/прив', 17), 'прив');
  assert.equal(readyBeingTyped('/картридж за', 12), 'картридж за');
  for (const text of ['и/или', '10/20', 'принтер / сканер', 'https://les.example', '/один два три четыре'])
    assert.equal(readyBeingTyped(text, text.length), null, text);
});

test('ready words take the place of the slash and of what was typed after it', () => {
  assert.deepEqual(readyChosen('Да. /при Жду', 8, 'Здравствуйте'), { text: 'Да. Здравствуйте Жду', caret: 16 });
});

test('ready words for the one reader never join words for the other without becoming internal', () => {
  assert.equal(audienceWith('external', true, 'internal'), 'internal');
  assert.equal(audienceWith('internal', true, 'external'), 'internal');
  assert.equal(audienceWith('internal', false, 'external'), 'external');
  assert.equal(audienceWith('external', true, undefined), 'external');
});
