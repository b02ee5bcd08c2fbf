// The list of tickets as a file.
import { countTickets, findTickets } from '#contract/helpdesk.ts';
import { column, hidden, type ListExport, listExport } from '#core/export/list-export.ts';
import { channelWord, priorityWord, stateWord } from './ticket-words.ts';

export const ticketExport: ListExport = listExport(findTickets, {
  names: { 'helpdesk.ticket.list': {}, ticket: {} },
  count: countTickets,
  title: () => ({ ru: 'Заявки', en: 'Tickets' }),
  columns: [
    column('number', 'Номер', 'Number', 18, (row) => row.number),
    column('created', 'Создана', 'Created', 17, (row) => row.createdAt, 'moment'),
    column('subject', 'Тема', 'Subject', 50, (row) => row.title),
    column('category', 'Категория', 'Category', 24, (row) => row.category.name),
    column('priority', 'Приоритет', 'Priority', 12, (row, locale) => priorityWord(row.priority, locale)),
    column('state', 'Состояние', 'State', 14, (row, locale) => stateWord(row.state, locale)),
    column('requester', 'Заявитель', 'Requester', 28, (row) => row.counterpart),
    column('place', 'Место', 'Place', 28, (row) => row.place?.name),
    column('group', 'Очередь', 'Queue', 24, (row) => row.group?.name),
    column('executor', 'Исполнитель', 'Executor', 28, (row) => row.executor?.name),
    column('due', 'Срок', 'Due', 17, (row) => row.dueAt, 'moment'),
    hidden('channel', 'Канал', 'Channel', 12, (row, locale) => channelWord(row.channel, locale)),
    hidden('checklist', 'Пунктов осталось', 'Items left', 10, (row) => row.checklist.open, 'number'),
    hidden('reopened', 'Возвращалась', 'Reopened', 8, (row) => row.reopened, 'number'),
    hidden('rating', 'Оценка', 'Rating', 8, (row) => row.rating, 'number'),
    hidden('changed', 'Изменена', 'Changed', 17, (row) => row.changedAt, 'moment'),
  ],
});
