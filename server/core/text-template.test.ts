import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, misnamed, named, type TextVariable } from './text-template.ts';

const variables: TextVariable<{ number: string; subject: string }>[] = [
  { name: 'number', title: { ru: 'Номер', en: 'Number' }, value: (one) => one.number },
  { name: 'requester.name', title: { ru: 'Заявитель', en: 'Requester' }, value: (one) => one.subject },
];
const of = (subject: string) => ({ number: 'ЗН-1', subject });

test('H4 variables of a text are filled from the list; others are told before it is saved', () => {
  const text = 'Заявка {{ number }} от {{requester.name}}: {{password}} {{number}}';
  assert.deepEqual(named(text), ['number', 'requester.name', 'password']);
  assert.deepEqual(misnamed(text, variables), ['password']);
  assert.equal(fill(text, variables, of('Ивановой')), 'Заявка ЗН-1 от Ивановой: {{password}} ЗН-1');
});

test('H4 what a value says is no variable, no mention and nothing of a replacement', () => {
  const sly = '{{number}} $& @[00000000-0000-7000-8000-000000000002]';
  assert.equal(fill('{{requester.name}}', variables, of(sly)), '{{number}} $&  ');
});
