// Letters of a mailbox as a file.
import { listMail } from '#contract/mailboxes.ts';
import { column, hidden, type ListExport, listExport, oneOf } from '../export/list-export.ts';

const state = oneOf({
  waiting: { ru: 'Ждёт', en: 'Waits' },
  handled: { ru: 'Принято', en: 'Taken' },
  ignored: { ru: 'Пропущено', en: 'Left alone' },
  parked: { ru: 'Не разобрано', en: 'Parked' },
  dropped: { ru: 'Отклонено', en: 'Dropped' },
});

export const mailExport: ListExport = listExport(listMail, {
  title: () => ({ ru: 'Письма почтового ящика', en: 'Letters of a mailbox' }),
  columns: [
    column('received', 'Получено', 'Received', 17, (row) => row.receivedAt, 'moment'),
    column('sender', 'От кого', 'From', 40, (row) => row.sender),
    column('subject', 'Тема', 'Subject', 50, (row) => row.subject),
    column('state', 'Состояние', 'State', 16, (row, locale) => state(row.state, locale)),
    column('reason', 'Причина', 'Reason', 44, (row, locale) => row.reason?.[locale]),
    column('record', 'Запись', 'Record', 18, (row) => row.record?.number),
    hidden('size', 'Размер, байт', 'Size, bytes', 12, (row) => row.size, 'number'),
    hidden('tries', 'Попыток', 'Tries', 9, (row) => row.tries, 'number'),
  ],
});
