// Which events of tickets triggers may wait for, and how each is told from the journal.
import type { Sql } from '#core/db/sql.ts';
import type { StoredEvent } from '#core/journal/event.ts';
import type { TriggerEvent } from '#core/triggers/subject.ts';

const tickets = (...verbs: string[]) => verbs.map((verb) => `helpdesk.ticket.${verb}`);
const said = [...tickets('reply', 'note', 'wait', 'assign', 'release', 'reopen'), 'record.comment.add'];

export const ticketEvents: readonly TriggerEvent[] = [
  { key: 'created', title: { ru: 'Заявка создана', en: 'A ticket is made' }, operations: tickets('create') },
  {
    key: 'state',
    title: { ru: 'Изменилось состояние', en: 'The state has changed' },
    operations: tickets(
      ...['take', 'assign', 'release', 'wait', 'resume', 'resolve', 'close', 'reopen', 'cancel', 'merge', 'undo'],
      'changeMany',
    ),
  },
  {
    key: 'assigned',
    title: { ru: 'Назначен исполнитель или очередь', en: 'An executor or a queue is set' },
    operations: tickets('create', 'take', 'assign', 'release', 'update', 'changeMany', 'undo'),
  },
  { key: 'asked', title: { ru: 'Ответил заявитель', en: 'The requester has replied' }, operations: said },
  { key: 'answered', title: { ru: 'Ответили мы', en: 'We have replied' }, operations: said },
  { key: 'note', title: { ru: 'Добавлена внутренняя заметка', en: 'An internal note is added' }, operations: said },
  {
    key: 'priority',
    title: { ru: 'Изменился приоритет', en: 'The priority has changed' },
    operations: tickets('update', 'changeMany', 'undo'),
  },
  {
    key: 'category',
    title: { ru: 'Изменилась категория', en: 'The category has changed' },
    operations: tickets('update', 'changeMany', 'undo'),
  },
  {
    key: 'answerNear',
    title: { ru: 'Скоро срок первого ответа', en: 'The first answer is due soon' },
    operations: ['core.deadline.soon'],
  },
  {
    key: 'answerMissed',
    title: { ru: 'Прошёл срок первого ответа', en: 'The first answer is late' },
    operations: ['core.deadline.passed'],
  },
  {
    key: 'solveNear',
    title: { ru: 'Скоро срок решения', en: 'The solution is due soon' },
    operations: ['core.deadline.soon'],
  },
  {
    key: 'solveMissed',
    title: { ru: 'Прошёл срок решения', en: 'The solution is late' },
    operations: ['core.deadline.passed'],
  },
  {
    key: 'rated',
    title: { ru: 'Заявитель поставил оценку', en: 'The requester has rated it' },
    operations: tickets('rate'),
  },
  {
    key: 'reopened',
    title: { ru: 'Заявку вернули в работу', en: 'The ticket is reopened' },
    operations: tickets('reopen'),
  },
];

interface Told {
  changes?: { field: string }[];
  executorId?: unknown;
  groupId?: unknown;
  commentId?: unknown;
  outsideId?: unknown;
  clock?: unknown;
}

export async function eventsOf(sql: Sql, event: StoredEvent): Promise<string[]> {
  const { operation } = event;
  const data = (event.data ?? {}) as Told;
  if (operation === 'core.deadline.soon' || operation === 'core.deadline.passed')
    return [`${data.clock === 'answer' ? 'answer' : 'solve'}${operation.endsWith('soon') ? 'Near' : 'Missed'}`];
  const fields = new Set((data.changes ?? []).map(({ field }) => field));
  const keys: string[] = [];
  if (operation === 'helpdesk.ticket.create') {
    keys.push('created');
    if (data.executorId || data.groupId) keys.push('assigned');
  }
  if (fields.has('state')) {
    keys.push('state');
    if (operation === 'helpdesk.ticket.reopen') keys.push('reopened');
  }
  if (fields.has('executorId') || fields.has('groupId')) keys.push('assigned');
  if (fields.has('priority')) keys.push('priority');
  if (fields.has('categoryId')) keys.push('category');
  if (fields.has('rating')) keys.push('rated');
  if (data.commentId) keys.push(await whoSpoke(sql, event, data));
  return keys;
}

async function whoSpoke(sql: Sql, event: StoredEvent, { outsideId }: Told): Promise<string> {
  if (event.audience === 'internal') return 'note';
  if (outsideId) return 'asked';
  const { rows } = await sql.query<{ id: string | null }>('select requester_id as id from ticket where id = $1', [
    event.recordId,
  ]);
  return rows[0]?.id === (event.behalfOf ?? event.actorId) ? 'asked' : 'answered';
}
