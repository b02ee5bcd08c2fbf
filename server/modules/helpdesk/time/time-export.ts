// Time spent as a file.
import { listTime } from '#contract/helpdesk.ts';
import { column, type ListExport, listExport } from '#core/export/list-export.ts';

export const timeExport: ListExport = listExport(listTime, {
  title: () => ({ ru: 'Затраченное время', en: 'Time spent' }),
  columns: [
    column('day', 'Когда', 'Day', 12, (row) => row.workedOn, 'date'),
    column('person', 'Кто', 'Who', 30, (row) => row.person.name),
    column('minutes', 'Минут', 'Minutes', 10, (row) => row.minutes, 'number'),
    column('ticket', 'Заявка', 'Ticket', 18, (row) => row.ticket.number),
    column('subject', 'Тема', 'Subject', 50, (row) => row.ticket.title),
    column('category', 'Категория', 'Category', 28, (row) => row.category),
    column('note', 'На что', 'What for', 40, (row) => row.note),
  ],
});
