// The list of letters as a file: the columns of the screen and those that only a file has room for.
import { countLetters, findLetters } from '#contract/correspondence.ts';
import { hidden, type ListExport, listExport } from '#core/export/list-export.ts';
import { clearanceWord, deliveryWord, stateWord } from './letter-words.ts';
import { letterFieldSubject } from './rules.ts';

const titles: Record<string, { ru: string; en: string }> = {
  incoming: { ru: 'Входящие письма', en: 'Incoming letters' },
  outgoing: { ru: 'Исходящие письма', en: 'Outgoing letters' },
  internal: { ru: 'Внутренние письма', en: 'Internal letters' },
};
const of = (direction: string) => ({ direction });

export const letterExport: ListExport = listExport(findLetters, {
  names: {
    'correspondence.letter.list': {},
    incoming_letter: of('incoming'),
    outgoing_letter: of('outgoing'),
    internal_letter: of('internal'),
  },
  count: countLetters,
  ownFields: letterFieldSubject,
  title: ({ direction }) => titles[String(direction)] ?? { ru: 'Письма', en: 'Letters' },
  columns: [
    { key: 'number', title: { ru: 'Номер', en: 'Number' }, width: 18, value: (row) => row.number },
    {
      key: 'registered',
      title: { ru: 'Дата регистрации', en: 'Registered' },
      kind: 'date',
      width: 12,
      value: (row) => row.registeredOn,
    },
    {
      key: 'counterpart',
      title: { ru: 'Корреспондент', en: 'Correspondent' },
      width: 32,
      value: (row) => row.counterpart,
    },
    { key: 'subject', title: { ru: 'Краткое содержание', en: 'Subject' }, width: 50, value: (row) => row.title },
    {
      key: 'external',
      title: { ru: 'Их номер', en: 'Their number' },
      width: 16,
      value: (row) => row.externalNumber,
    },
    {
      key: 'documentDate',
      title: { ru: 'Дата документа', en: 'Document date' },
      kind: 'date',
      width: 12,
      value: (row) => row.documentDate,
    },
    {
      key: 'state',
      title: { ru: 'Состояние', en: 'State' },
      width: 16,
      value: (row, locale) => stateWord(row.state, locale),
    },
    {
      key: 'responsible',
      title: { ru: 'Ответственный', en: 'Responsible' },
      width: 26,
      value: (row) => row.responsible?.name,
    },
    { key: 'due', title: { ru: 'Срок', en: 'Due' }, kind: 'date', width: 12, value: (row) => row.dueOn },
    hidden('answerBy', 'Срок ответа', 'Answer by', 12, (row) => row.answerBy, 'date'),
    hidden('answered', 'Ответ', 'Answered', 12, (row) => row.answeredOn, 'date'),
    { key: 'kind', title: { ru: 'Вид', en: 'Kind' }, width: 18, hidden: true, value: (row) => row.kindName },
    {
      key: 'received',
      title: { ru: 'Дата поступления', en: 'Received' },
      kind: 'date',
      width: 12,
      hidden: true,
      value: (row) => row.receivedOn,
    },
    {
      key: 'delivery',
      title: { ru: 'Доставка', en: 'Delivery' },
      width: 18,
      hidden: true,
      value: (row, locale) => deliveryWord(row.deliveryMethod, locale),
    },
    {
      key: 'control',
      title: { ru: 'На контроле', en: 'On control' },
      kind: 'flag',
      width: 9,
      hidden: true,
      value: (row) => row.onControl,
    },
    {
      key: 'clearance',
      title: { ru: 'Гриф', en: 'Mark' },
      width: 20,
      hidden: true,
      value: (row, locale) => clearanceWord(row.clearance, locale),
    },
    {
      key: 'attachments',
      title: { ru: 'Файлы', en: 'Files' },
      kind: 'number',
      width: 8,
      hidden: true,
      value: (row) => row.attachments,
    },
    {
      key: 'changed',
      title: { ru: 'Изменено', en: 'Changed' },
      kind: 'moment',
      width: 17,
      hidden: true,
      value: (row) => row.changedAt,
    },
  ],
});
