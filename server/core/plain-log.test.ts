import assert from 'node:assert/strict';
import { it } from 'node:test';
import { plainLine } from './plain-log.ts';

it('a line of the log for a person: time, level, words, the rest; and where an error was', () => {
  const time = new Date(2026, 2, 12, 9, 5, 7).toISOString();
  assert.equal(
    plainLine(JSON.stringify({ level: 30, time, service: 'vedomo', port: 4000, msg: 'слушаю' })),
    '09:05:07  слушаю  port=4000',
  );
  assert.equal(
    plainLine(JSON.stringify({ level: 50, time, msg: 'письмо не ушло', err: { message: 'нет связи' } })),
    '09:05:07  ошибка  письмо не ушло\nнет связи',
  );
  assert.equal(plainLine('не JSON\n'), 'не JSON');
});
