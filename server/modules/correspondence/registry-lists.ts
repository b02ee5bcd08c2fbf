// The registry's lists besides letters as files: deliveries, dispatch registers, numbers, registers, journals and kinds.
import {
  countDeliveries,
  listDeliveries,
  listDispatches,
  listJournals,
  listKinds,
  listRegisters,
  listReservations,
  readCertificate,
  readDispatch,
} from '#contract/correspondence.ts';
import { column, hidden, type ListExport, listExport, oneOf } from '#core/export/list-export.ts';
import { deliveryStateWord, deliveryWord, directionWord } from './letter-words.ts';

const dispatchState = oneOf({
  sent: { ru: 'Отправлен', en: 'Sent' },
  cancelled: { ru: 'Аннулирован', en: 'Cancelled' },
});
const numberState = oneOf({
  cancelled: { ru: 'Аннулирован', en: 'Cancelled' },
  reserved: { ru: 'В резерве', en: 'Reserved' },
  released: { ru: 'Не использован', en: 'Unused' },
});
const restart = oneOf({
  year: { ru: 'Каждый год', en: 'Every year' },
  quarter: { ru: 'Каждый квартал', en: 'Every quarter' },
  month: { ru: 'Каждый месяц', en: 'Every month' },
  day: { ru: 'Каждый день', en: 'Every day' },
  never: { ru: 'Никогда', en: 'Never' },
});

export const registryLists: readonly ListExport[] = [
  listExport(listDeliveries, {
    title: () => ({ ru: 'Отправка писем', en: 'Deliveries of letters' }),
    count: countDeliveries,
    columns: [
      column('letter', 'Письмо', 'Letter', 18, (row) => row.letter.number),
      column('registered', 'Дата письма', 'Date of the letter', 12, (row) => row.letter.registeredOn, 'date'),
      column('addressee', 'Адресат', 'Addressee', 34, (row) => row.name),
      column('address', 'Адрес', 'Address', 44, (row) => row.address),
      hidden('subject', 'Содержание', 'Subject', 44, (row) => row.letter.subject),
      column('method', 'Способ', 'Method', 18, (row, locale) => deliveryWord(row.method, locale)),
      column('tracking', '№ отправления', 'Tracking number', 18, (row) => row.trackingNumber),
      column('state', 'Состояние', 'State', 18, (row, locale) => deliveryStateWord(row.state, locale)),
      column('sentOn', 'Отправлено', 'Sent', 12, (row) => row.sentOn, 'date'),
      column('settledOn', 'Вручено или вернулось', 'Delivered or returned', 12, (row) => row.settledOn, 'date'),
      column('register', 'Реестр', 'Register', 12, (row) => row.register?.number),
      hidden('note', 'Примечание', 'Note', 34, (row) => row.note),
    ],
  }),
  listExport(listDispatches, {
    title: () => ({ ru: 'Реестры отправки', en: 'Dispatch registers' }),
    columns: [
      column('number', 'Номер', 'Number', 12, (row) => row.number),
      column('sentOn', 'Отправлено', 'Sent', 12, (row) => row.sentOn, 'date'),
      column('method', 'Способ', 'Method', 18, (row, locale) => deliveryWord(row.method, locale)),
      column('letters', 'Писем', 'Letters', 8, (row) => row.letters, 'number'),
      column('state', 'Состояние', 'State', 14, (row, locale) =>
        dispatchState(row.cancelled ? 'cancelled' : 'sent', locale),
      ),
      column('madeBy', 'Составил', 'Made by', 30, (row) => row.madeBy),
      column('made', 'Составлен', 'Made', 17, (row) => row.madeAt, 'moment'),
      column('note', 'Примечание', 'Note', 34, (row) => row.note),
      column('cancelled', 'Аннулирован', 'Cancelled', 17, (row) => row.cancelled?.at, 'moment'),
      column('reason', 'Причина', 'Reason', 34, (row) => row.cancelled?.reason),
    ],
  }),
  listExport(readDispatch, {
    title: () => ({ ru: 'Реестр отправки', en: 'Dispatch register' }),
    columns: [
      column('position', '№', 'No.', 7, (row) => row.position, 'number'),
      column('letter', 'Письмо', 'Letter', 18, (row) => row.letter.number),
      column('registered', 'Дата письма', 'Date of the letter', 12, (row) => row.letter.registeredOn, 'date'),
      column('addressee', 'Адресат', 'Addressee', 34, (row) => row.name),
      column('address', 'Адрес', 'Address', 44, (row) => row.address),
      column('tracking', '№ отправления', 'Tracking number', 18, (row) => row.trackingNumber),
      column('weight', 'Масса, г', 'Weight, g', 10, (row) => row.weight, 'number'),
    ],
  }),
  listExport(listReservations, {
    title: () => ({ ru: 'Резервы номеров', en: 'Reservations of numbers' }),
    columns: [
      column('journal', 'Журнал', 'Journal', 30, (row) => row.journal.name),
      column('period', 'Период', 'Period', 12, (row) => row.period),
      column('first', 'С номера', 'From', 9, (row) => row.first, 'number'),
      column('last', 'По номер', 'To', 9, (row) => row.last, 'number'),
      column('holder', 'Кому', 'For', 30, (row) => row.holder.name),
      column('reason', 'Зачем', 'Reason', 40, (row) => row.reason),
      column('until', 'Использовать до', 'Until', 12, (row) => row.until, 'date'),
      column('used', 'Использовано', 'Used', 10, (row) => row.used, 'number'),
      column('released', 'Отдано', 'Given up', 9, (row) => row.released, 'number'),
      column('left', 'Осталось', 'Left', 9, (row) => row.leftCount, 'number'),
      column('madeBy', 'Кто зарезервировал', 'Made by', 30, (row) => row.madeBy),
      column('made', 'Когда', 'When', 17, (row) => row.madeAt, 'moment'),
    ],
  }),
  listExport(readCertificate, {
    title: () => ({ ru: 'Номера без действующих писем', en: 'Numbers without a valid letter' }),
    columns: [
      column('ordinal', 'Порядковый', 'Ordinal', 10, (row) => row.ordinal, 'number'),
      column('suffix', 'Буква', 'Letter', 8, (row) => row.suffix),
      column('number', 'Номер', 'Number', 18, (row) => row.number),
      column('state', 'Состояние', 'State', 18, (row, locale) => numberState(row.state, locale)),
      column('reason', 'Причина', 'Reason', 44, (row) => row.reason),
      column('holder', 'За кем', 'Holder', 30, (row) => row.holder),
      column('until', 'До', 'Until', 12, (row) => row.until, 'date'),
      column('by', 'Кто', 'By', 30, (row) => row.by),
      column('at', 'Когда', 'When', 17, (row) => row.at, 'moment'),
    ],
  }),
  listExport(listRegisters, {
    title: () => ({ ru: 'Реестры журналов', en: 'Registers of journals' }),
    columns: [
      column('ordinal', '№', 'No.', 7, (row) => row.ordinal, 'number'),
      column('journal', 'Журнал', 'Journal', 30, (row) => row.journal.name),
      column('period', 'Период', 'Period', 12, (row) => row.period),
      column('from', 'С дня', 'From', 12, (row) => row.from, 'date'),
      column('to', 'По день', 'To', 12, (row) => row.to, 'date'),
      column('closed', 'Период закрыт', 'Period closed', 10, (row) => row.closed, 'flag'),
      column('rows', 'Номеров', 'Numbers', 9, (row) => row.counts.rows, 'number'),
      column('used', 'Использовано', 'Used', 10, (row) => row.counts.used, 'number'),
      column('cancelled', 'Аннулировано', 'Cancelled', 10, (row) => row.counts.cancelled, 'number'),
      column('reserved', 'В резерве', 'Reserved', 10, (row) => row.counts.reserved, 'number'),
      column('released', 'Не использовано', 'Unused', 10, (row) => row.counts.released, 'number'),
      column('unexplained', 'Без объяснения', 'Unexplained', 10, (row) => row.counts.unexplained, 'number'),
      column('madeBy', 'Составил', 'Made by', 30, (row) => row.madeBy.name),
      column('made', 'Составлен', 'Made', 17, (row) => row.madeAt, 'moment'),
      hidden('sum', 'Контрольная сумма', 'Sum', 66, (row) => row.sum),
    ],
  }),
  listExport(listJournals, {
    title: () => ({ ru: 'Журналы регистрации', en: 'Registration journals' }),
    columns: [
      column('name', 'Название', 'Name', 34, (row) => row.name),
      column('direction', 'Письма', 'Letters', 20, (row, locale) => directionWord(row.direction, locale)),
      column('index', 'Индекс', 'Index', 10, (row) => row.index),
      column('template', 'Шаблон номера', 'Template', 26, (row) => row.template),
      column('restart', 'Счёт заново', 'Restart', 16, (row, locale) => restart(row.restart, locale)),
      column('department', 'Подразделение', 'Department', 30, (row) => row.departmentName),
      column('registrars', 'Кто регистрирует', 'Registrars', 40, (row) =>
        row.registrars.map((one) => one.name).join(', '),
      ),
      column('next', 'Следующий номер', 'Next number', 18, (row) => row.nextNumber),
      column('closed', 'Закрытые периоды', 'Closed periods', 24, (row) => row.closedPeriods.join(', ')),
      column('archived', 'В архиве', 'Archived', 10, (row) => row.archived, 'flag'),
    ],
  }),
  listExport(listKinds, {
    title: () => ({ ru: 'Виды писем', en: 'Kinds of letters' }),
    columns: [
      column('name', 'Название', 'Name', 34, (row) => row.name),
      column('directions', 'Для каких писем', 'For letters', 40, (row, locale) =>
        row.directions.map((one) => directionWord(one, locale)).join(', '),
      ),
      column('dueDays', 'Срок, дней', 'Due, days', 9, (row) => row.dueDays, 'number'),
      column('needsAnswer', 'Требует ответа', 'Needs an answer', 10, (row) => row.needsAnswer, 'flag'),
      column('answerCloses', 'Ответ закрывает', 'The answer closes it', 10, (row) => row.answerCloses, 'flag'),
      column('enabled', 'Включён', 'Enabled', 10, (row) => row.enabled, 'flag'),
    ],
  }),
];
