// The list of tickets as a file.
import { countTickets, findTickets } from '#contract/helpdesk.ts';
import { type ListExport, listExport } from '#core/export/list-export.ts';
import { channelWord, priorityWord, stateWord } from './ticket-words.ts';

export const ticketExport: ListExport = listExport(findTickets, {
  names: { 'helpdesk.ticket.list': {}, ticket: {} },
  count: countTickets,
  title: () => ({ ru: 'Заявки', en: 'Tickets' }),
  columns: [
    { key: 'number', title: { ru: 'Номер', en: 'Number' }, width: 18, value: (row) => row.number },
    {
      key: 'created',
      title: { ru: 'Создана', en: 'Created' },
      kind: 'moment',
      width: 17,
      value: (row) => row.createdAt,
    },
    { key: 'subject', title: { ru: 'Тема', en: 'Subject' }, width: 50, value: (row) => row.title },
    { key: 'category', title: { ru: 'Категория', en: 'Category' }, width: 24, value: (row) => row.category.name },
    {
      key: 'priority',
      title: { ru: 'Приоритет', en: 'Priority' },
      width: 12,
      value: (row, locale) => priorityWord(row.priority, locale),
    },
    {
      key: 'state',
      title: { ru: 'Состояние', en: 'State' },
      width: 14,
      value: (row, locale) => stateWord(row.state, locale),
    },
    { key: 'requester', title: { ru: 'Заявитель', en: 'Requester' }, width: 28, value: (row) => row.counterpart },
    { key: 'place', title: { ru: 'Место', en: 'Place' }, width: 28, value: (row) => row.place?.name },
    { key: 'group', title: { ru: 'Очередь', en: 'Queue' }, width: 24, value: (row) => row.group?.name },
    { key: 'executor', title: { ru: 'Исполнитель', en: 'Executor' }, width: 28, value: (row) => row.executor?.name },
    { key: 'due', title: { ru: 'Срок', en: 'Due' }, kind: 'moment', width: 17, value: (row) => row.dueAt },
    {
      key: 'channel',
      title: { ru: 'Канал', en: 'Channel' },
      width: 12,
      hidden: true,
      value: (row, locale) => channelWord(row.channel, locale),
    },
    {
      key: 'reopened',
      title: { ru: 'Возвращалась', en: 'Reopened' },
      kind: 'number',
      width: 8,
      hidden: true,
      value: (row) => row.reopened,
    },
    {
      key: 'rating',
      title: { ru: 'Оценка', en: 'Rating' },
      kind: 'number',
      width: 8,
      hidden: true,
      value: (row) => row.rating,
    },
    {
      key: 'changed',
      title: { ru: 'Изменена', en: 'Changed' },
      kind: 'moment',
      width: 17,
      hidden: true,
      value: (row) => row.changedAt,
    },
  ],
});
