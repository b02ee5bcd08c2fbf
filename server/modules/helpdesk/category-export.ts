// The tree of categories as a file, as the curator's page shows it.
import { manageCategories } from '#contract/helpdesk.ts';
import { column, hidden, type ListExport, listExport, oneOf } from '#core/export/list-export.ts';
import { priorityWord } from './ticket-words.ts';

const ruleWord = oneOf({
  hand: { ru: 'Распределяет диспетчер', en: 'A dispatcher gives them out' },
  queue: { ru: 'Очередь', en: 'The queue' },
  load: { ru: 'Наименее занятый', en: 'The least busy' },
  turn: { ru: 'По кругу', en: 'In turn' },
  person: { ru: 'Один сотрудник', en: 'One person' },
});

export const categoryExport: ListExport = listExport(manageCategories, {
  title: () => ({ ru: 'Категории заявок', en: 'Categories of tickets' }),
  columns: [
    column('path', 'Категория', 'Category', 44, (row) => row.path),
    column('group', 'Кому', 'Group', 30, (row) => row.group?.name),
    column('assignment', 'Кто получает', 'Who gets them', 30, (row, locale) => ruleWord(row.assignment, locale)),
    column('priority', 'Приоритет', 'Priority', 14, (row, locale) => priorityWord(row.priority, locale)),
    column('normMinutes', 'Норма, минут', 'Norm, minutes', 10, (row) => row.normMinutes, 'number'),
    column('minutesRequired', 'Время обязательно', 'Time is required', 12, (row) => row.minutesRequired, 'flag'),
    column('patientData', 'Данные пациентов', 'Patient data', 12, (row) => row.patientData, 'flag'),
    column('tickets', 'Заявок', 'Tickets', 9, (row) => row.tickets, 'number'),
    column('open', 'Из них открыто', 'Open', 9, (row) => row.open, 'number'),
    column('enabled', 'Включена', 'Enabled', 10, (row) => row.enabled, 'flag'),
    hidden('closeAfterDays', 'Закрывать через, дней', 'Closed after, days', 12, (row) => row.closeAfterDays, 'number'),
    hidden('reopenDays', 'Вернуть можно, дней', 'Reopened within, days', 12, (row) => row.reopenDays, 'number'),
    hidden('hint', 'Когда выбирать', 'When to choose', 44, (row) => row.hint),
  ],
});
