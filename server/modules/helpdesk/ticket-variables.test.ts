import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from '#core/text-template.ts';
import { ticketVariables } from './ticket-variables.ts';
import { newTicket } from './whole-ticket.ts';

test('H4 a text names a ticket, its requester by name and patronymic, and its due time in the organisation’s zone', () => {
  const ticket = newTicket('1', '2026-12-01T06:00:00.000Z', {
    subject: 'Не печатает',
    description: '',
    categoryId: '2',
    categoryName: 'Принтеры',
    minutesRequired: false,
    priority: 'high',
    channel: 'web',
    placeNote: 'у окна',
    clearance: 'none',
    createdBy: '3',
    authorName: '',
    registeredOn: null,
  });
  const given = { number: 'ЗН-2026-000001', requesterName: 'Иванова Дарья Петровна', placePath: 'Корпус 1 / каб. 214' };
  const source = {
    ticket: { ...ticket, ...given, solveDueAt: '2026-12-03T07:00:00.000Z' },
    zone: 'Europe/Moscow',
    now: new Date('2026-12-01T06:00:00.000Z'),
  };
  const said = fill(
    '{{requester.address}}, заявка {{number}}: {{place}}, до {{due}}, {{priority}}.',
    ticketVariables,
    source,
  );
  assert.equal(said, 'Дарья Петровна, заявка ЗН-2026-000001: Корпус 1 / каб. 214, у окна, до 03.12 10:00, Высокий.');
  assert.equal(fill('[{{executor.name}}]', ticketVariables, source), '[]');
});
