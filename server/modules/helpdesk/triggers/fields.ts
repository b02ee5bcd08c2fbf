// What triggers may ask of a ticket.
import { priorities, resultKinds, ticketChannels, ticketStates, waitingReasons } from '#contract/helpdesk.ts';
import type { Sql } from '#core/db/sql.ts';
import type { Option, TriggerField } from '#core/triggers/subject.ts';
import { channelWord, priorityWord, resultWord, stateWord, waitingWord } from '../ticket-words.ts';
import type { TicketFacts } from './facts.ts';

type Field = TriggerField<TicketFacts>;
const choice = ['is', 'is_not'] as const;
const tree = ['below', 'not_below', 'is', 'is_not'] as const;
const maybe = ['empty', 'filled'] as const;
const span = ['longer', 'shorter'] as const;

type Word = (value: string | null, locale: 'ru' | 'en') => string;
export const optionsOf = (values: readonly string[], word: Word): Option[] =>
  values.map((value) => ({ value, label: { ru: word(value, 'ru'), en: word(value, 'en') } }));

/** Categories in use, each with the names above it. */
export async function categoryOptions(sql: Sql): Promise<Option[]> {
  const { rows } = await sql.query<{ id: string; path: string }>(
    `with recursive tree as (
       select id, name::text as path, array[position] as place from ticket_category where parent_id is null and enabled
       union all select c.id, tree.path || ' / ' || c.name, tree.place || c.position from ticket_category c
         join tree on c.parent_id = tree.id where c.enabled
     ) select id, path from tree order by place, path`,
  );
  return rows.map(({ id, path }) => ({ value: id, label: { ru: path, en: path } }));
}

async function scheduleOptions(sql: Sql): Promise<Option[]> {
  const { rows } = await sql.query<{ id: string; name: string }>(
    'select id, name from work_schedule where enabled order by name',
  );
  return rows.map(({ id, name }) => ({ value: id, label: { ru: name, en: name } }));
}

export const ticketFields: readonly Field[] = [
  {
    key: 'category',
    title: { ru: 'Категория', en: 'Category' },
    kind: 'tree',
    operators: tree,
    options: categoryOptions,
    see: (one) => one.categories,
  },
  {
    key: 'priority',
    title: { ru: 'Приоритет', en: 'Priority' },
    kind: 'choice',
    operators: choice,
    options: optionsOf(priorities, priorityWord),
    see: (one) => one.ticket.priority,
  },
  {
    key: 'state',
    title: { ru: 'Состояние', en: 'State' },
    kind: 'choice',
    operators: choice,
    options: optionsOf(ticketStates, stateWord),
    see: (one) => one.state,
  },
  {
    key: 'waitingReason',
    title: { ru: 'Причина ожидания', en: 'Reason of waiting' },
    kind: 'choice',
    operators: [...choice, ...maybe],
    options: optionsOf(waitingReasons, waitingWord),
    see: (one) => one.waitingReason,
  },
  {
    key: 'channel',
    title: { ru: 'Откуда пришла', en: 'Channel' },
    kind: 'choice',
    operators: choice,
    options: optionsOf(ticketChannels, channelWord),
    see: (one) => one.channel,
  },
  {
    key: 'place',
    title: { ru: 'Место', en: 'Place' },
    kind: 'place',
    operators: [...tree, ...maybe],
    see: (one) => one.places,
  },
  {
    key: 'queue',
    title: { ru: 'Очередь', en: 'Queue' },
    kind: 'group',
    operators: [...choice, ...maybe],
    see: (one) => one.groupId,
  },
  {
    key: 'executor',
    title: { ru: 'Исполнитель', en: 'Executor' },
    kind: 'person',
    operators: [...maybe, ...choice],
    see: (one) => one.executorId,
  },
  {
    key: 'requesterGroup',
    title: { ru: 'Отдел или группа заявителя', en: 'Department or group of the requester' },
    kind: 'group',
    operators: choice,
    see: (one) => one.requesterGroups,
  },
  {
    key: 'subject',
    title: { ru: 'Слова в теме', en: 'Words in the subject' },
    kind: 'words',
    operators: ['has', 'has_not'],
    see: (one) => one.ticket.subject,
  },
  {
    key: 'text',
    title: { ru: 'Слова в теме или описании', en: 'Words in the subject or the text' },
    kind: 'words',
    operators: ['has', 'has_not'],
    see: (one) => `${one.ticket.subject}\n${one.description}`,
  },
  {
    key: 'result',
    title: { ru: 'Итог решения', en: 'How it ended' },
    kind: 'choice',
    operators: [...choice, ...maybe],
    options: optionsOf(resultKinds, resultWord),
    see: (one) => one.resultKind,
  },
  {
    key: 'rating',
    title: { ru: 'Оценка', en: 'Rating' },
    kind: 'number',
    operators: ['at_most', 'at_least', ...maybe],
    see: (one) => one.rating,
  },
  {
    key: 'reopened',
    title: { ru: 'Сколько раз возвращали', en: 'Times reopened' },
    kind: 'number',
    operators: ['at_least', 'at_most'],
    see: (one) => one.reopened,
  },
  {
    key: 'hours',
    title: { ru: 'Рабочее время графика', en: 'Working hours of a schedule' },
    kind: 'hours',
    operators: ['within', 'outside'],
    options: scheduleOptions,
    see: (one) => one.at,
  },
  {
    key: 'sinceRequester',
    title: { ru: 'Прошло со слов заявителя', en: 'Since the requester spoke' },
    kind: 'span',
    operators: span,
    see: (one) => one.requesterSpokeAt,
  },
  {
    key: 'sinceUs',
    title: { ru: 'Прошло с нашего ответа', en: 'Since we spoke' },
    kind: 'span',
    operators: [...span, ...maybe],
    see: (one) => one.weSpokeAt,
  },
  {
    key: 'sinceState',
    title: { ru: 'Находится в этом состоянии', en: 'Since it is in this state' },
    kind: 'span',
    operators: span,
    see: (one) => one.stateSince,
  },
];
