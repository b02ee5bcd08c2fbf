// The list of letters as a file: the columns of the screen and those that only a file has room for.
import { countLetters, findLetters } from '#contract/correspondence.ts';
import { column, hidden, type ListExport, listExport } from '#core/export/list-export.ts';
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
    column('number', 'Номер', 'Number', 18, (row) => row.number),
    column('registered', 'Дата регистрации', 'Registered', 12, (row) => row.registeredOn, 'date'),
    column('counterpart', 'Корреспондент', 'Correspondent', 32, (row) => row.counterpart),
    column('subject', 'Краткое содержание', 'Subject', 50, (row) => row.title),
    column('external', 'Их номер', 'Their number', 16, (row) => row.externalNumber),
    column('documentDate', 'Дата документа', 'Document date', 12, (row) => row.documentDate, 'date'),
    column('state', 'Состояние', 'State', 16, (row, locale) => stateWord(row.state, locale)),
    column('responsible', 'Ответственный', 'Responsible', 26, (row) => row.responsible?.name),
    column('due', 'Срок', 'Due', 12, (row) => row.dueOn, 'date'),
    hidden('answerBy', 'Срок ответа', 'Answer by', 12, (row) => row.answerBy, 'date'),
    hidden('answered', 'Ответ', 'Answered', 12, (row) => row.answeredOn, 'date'),
    hidden('kind', 'Вид', 'Kind', 18, (row) => row.kindName),
    hidden('received', 'Дата поступления', 'Received', 12, (row) => row.receivedOn, 'date'),
    hidden('delivery', 'Доставка', 'Delivery', 18, (row, locale) => deliveryWord(row.deliveryMethod, locale)),
    hidden('control', 'На контроле', 'On control', 9, (row) => row.onControl, 'flag'),
    hidden('clearance', 'Гриф', 'Mark', 20, (row, locale) => clearanceWord(row.clearance, locale)),
    hidden('attachments', 'Файлы', 'Files', 8, (row) => row.attachments, 'number'),
    hidden('changed', 'Изменено', 'Changed', 17, (row) => row.changedAt, 'moment'),
  ],
});
