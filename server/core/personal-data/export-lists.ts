// The lists of the personal-data officer as files. They show whose data is processed, so a file of any format says who
// took it, when, by which filter and under which number.
import {
  listActs,
  listAlerts,
  listConsents,
  listDisposals,
  listIncidents,
  listMeasures,
  listPurposes,
  listReaders,
  listRequests,
  listTexts,
  searchSubjects,
} from '#contract/personal-data.ts';
import { column, hidden, type ListExport, listExport } from '../export/list-export.ts';
import {
  alertKind,
  basis,
  category,
  consentChannel,
  consentForm,
  consentState,
  disposalCause,
  disposalState,
  disposalWay,
  measureState,
  outcome,
  requestChannel,
  requestKind,
  requestState,
  subjectKind,
} from './export-words.ts';

const stamped = true;

export const privacyLists: readonly ListExport[] = [
  listExport(searchSubjects, {
    title: () => ({ ru: 'Субъекты персональных данных', en: 'Data subjects' }),
    stamped,
    columns: [
      column('name', 'Имя', 'Name', 34, (row) => row.name),
      column('kind', 'Кто это', 'Kind', 14, (row, locale) => subjectKind(row.kind, locale)),
      column('detail', 'Учётная запись', 'Account', 34, (row) => row.detail),
      column('status', 'Обработка', 'Processing', 18, (row, locale) => processing(row, locale)),
      hidden('destroyedAt', 'Уничтожены', 'Destroyed', 17, (row) => row.destroyedAt, 'moment'),
    ],
  }),
  listExport(listReaders, {
    title: () => ({ ru: 'Кто смотрел и менял данные человека', en: "Who looked at a person's data" }),
    stamped,
    columns: [
      column('actor', 'Кто', 'Who', 30, (row) => row.actor),
      column('title', 'Что делал', 'What', 36, (row, locale) => row.title[locale]),
      column('outcome', 'Исход', 'Outcome', 14, (row, locale) => outcome(row.outcome, locale)),
      column('events', 'Раз', 'Times', 8, (row) => row.events, 'number'),
      column('first', 'Впервые', 'First', 17, (row) => row.first, 'moment'),
      column('last', 'Последний раз', 'Last', 17, (row) => row.last, 'moment'),
    ],
  }),
  listExport(listRequests, {
    title: () => ({ ru: 'Обращения субъектов персональных данных', en: 'Requests of data subjects' }),
    stamped,
    columns: [
      column('number', '№', 'No.', 7, (row) => row.number, 'number'),
      column('kind', 'О чём', 'About', 24, (row, locale) => requestKind(row.kind, locale)),
      column('applicant', 'Заявитель', 'Applicant', 32, (row) => row.subjectName ?? row.applicant),
      column('arrived', 'Поступило', 'Arrived', 12, (row) => row.arrivedOn, 'date'),
      column('due', 'Ответить до', 'Answer by', 12, (row) => row.prolongedOn ?? row.dueOn, 'date'),
      column('responsible', 'Ответственный', 'Responsible', 28, (row) => row.responsible),
      column('state', 'Состояние', 'State', 14, (row, locale) => requestState(row.state, locale)),
      hidden('channel', 'Как поступило', 'Channel', 16, (row, locale) => requestChannel(row.channel, locale)),
      hidden('details', 'Содержание', 'Details', 50, (row) => row.details),
      hidden('prolongReason', 'Причина продления', 'Why prolonged', 34, (row) => row.prolongReason),
      hidden('answer', 'Ответ', 'Answer', 50, (row) => row.answer),
      hidden('answeredAt', 'Отвечено', 'Answered', 17, (row) => row.answeredAt, 'moment'),
    ],
  }),
  listExport(listConsents, {
    title: () => ({ ru: 'Реестр согласий', en: 'Register of consents' }),
    stamped,
    columns: [
      column('subject', 'Субъект', 'Subject', 32, (row) => row.subjectName),
      column('purpose', 'Цель', 'Purpose', 38, (row) => row.purposeName),
      column('ordinal', 'Редакция', 'Edition', 9, (row) => row.textOrdinal, 'number'),
      column('form', 'Форма', 'Form', 18, (row, locale) => consentForm(row.form, locale)),
      column('given', 'Дано', 'Given', 17, (row) => row.givenAt, 'moment'),
      column('state', 'Состояние', 'State', 18, (row, locale) => consentState(row.state, locale)),
      hidden('channel', 'Канал', 'Channel', 14, (row, locale) => consentChannel(row.channel, locale)),
      hidden('acceptedBy', 'Принял', 'Accepted by', 28, (row) => row.acceptedBy),
      hidden('evidence', 'Доказательство', 'Evidence', 34, (row) => row.evidence),
      hidden('sha256', 'SHA-256 текста', 'SHA-256 of the text', 66, (row) => row.sha256),
      hidden('expires', 'Действует до', 'Valid until', 12, (row) => row.expiresOn, 'date'),
      hidden('ended', 'Прекращено', 'Ended', 17, (row) => row.endedAt, 'moment'),
      hidden('endedBy', 'Кто прекратил', 'Ended by', 28, (row) => row.endedBy),
    ],
  }),
  listExport(listPurposes, {
    title: () => ({ ru: 'Цели обработки персональных данных', en: 'Purposes of processing' }),
    stamped,
    columns: [
      column('name', 'Цель', 'Purpose', 44, (row) => row.name),
      column('basis', 'Основание', 'Basis', 26, (row, locale) => basis(row.basis, locale)),
      column('basisNote', 'Договор или закон', 'Contract or law', 34, (row) => row.basisNote),
      column('optional', 'Можно отказаться', 'Optional', 12, (row) => row.optional, 'flag'),
      column('texts', 'Редакций', 'Editions', 9, (row) => row.texts, 'number'),
      column('standing', 'Действует согласий', 'Consents in force', 12, (row) => row.standing, 'number'),
      column('renewOn', 'Обновить согласия с', 'Renew from', 12, (row) => row.renewOn, 'date'),
      column('archived', 'В архиве', 'Archived', 10, (row) => row.archived, 'flag'),
      hidden('key', 'Ключ', 'Key', 16, (row) => row.key),
    ],
  }),
  listExport(listTexts, {
    title: () => ({ ru: 'Тексты согласия', en: 'Texts of a consent' }),
    stamped,
    columns: [
      column('ordinal', 'Редакция', 'Edition', 9, (row) => row.ordinal, 'number'),
      column('title', 'Название документа', 'Title', 44, (row) => row.title),
      column('made', 'Выпущена', 'Made', 17, (row) => row.madeAt, 'moment'),
      column('consents', 'Согласий', 'Consents', 10, (row) => row.consents, 'number'),
      column('sha256', 'SHA-256', 'SHA-256', 66, (row) => row.sha256),
      hidden('body', 'Текст', 'Text', 80, (row) => row.body),
    ],
  }),
  listExport(listDisposals, {
    title: () => ({ ru: 'Очередь уничтожения', en: 'The queue of destruction' }),
    stamped,
    columns: [
      column('number', '№', 'No.', 7, (row) => row.number, 'number'),
      column('subject', 'Субъект', 'Subject', 32, (row) => row.subjectName),
      column('category', 'Что', 'What', 32, (row, locale) => category(row.category, locale)),
      column('cause', 'Почему', 'Why', 24, (row, locale) => disposalCause(row.cause, locale)),
      column('way', 'Способ', 'Way', 16, (row, locale) => disposalWay(row.way, locale)),
      column('due', 'Срок', 'Due', 12, (row) => row.dueOn, 'date'),
      column('state', 'Состояние', 'State', 14, (row, locale) => disposalState(row.state, locale)),
      hidden('reason', 'Пояснение', 'Reason', 40, (row) => row.reason),
      hidden('proposed', 'Предложено', 'Proposed', 17, (row) => row.proposedAt, 'moment'),
      hidden('decidedBy', 'Решил', 'Decided by', 28, (row) => row.decidedBy),
      hidden('decidedAt', 'Решено', 'Decided', 17, (row) => row.decidedAt, 'moment'),
      hidden('act', 'Акт №', 'Act No.', 8, (row) => row.actNumber, 'number'),
    ],
  }),
  listExport(listActs, {
    title: () => ({ ru: 'Акты об уничтожении', en: 'Acts of destruction' }),
    stamped,
    columns: [
      column('number', '№', 'No.', 7, (row) => row.number, 'number'),
      column('subject', 'Субъект', 'Subject', 34, (row) => row.pseudonym),
      column('way', 'Способ', 'Way', 16, (row, locale) => disposalWay(row.way, locale)),
      column('made', 'Составлен', 'Made', 17, (row) => row.madeAt, 'moment'),
      column('backups', 'Копии исчезнут', 'Gone from backups', 14, (row) => row.backupsUntil, 'date'),
      column('keep', 'Хранить до', 'Keep until', 12, (row) => row.keepUntil, 'date'),
    ],
  }),
  listExport(listAlerts, {
    title: () => ({ ru: 'Необычные просмотры', en: 'Unusual reading' }),
    stamped,
    columns: [
      column('found', 'Час', 'Hour', 17, (row) => row.hour, 'moment'),
      column('actor', 'Кто', 'Who', 30, (row) => row.actor),
      column('kind', 'Что необычно', 'What is unusual', 28, (row, locale) => alertKind(row.kind, locale)),
      column('people', 'Людей', 'People', 8, (row) => row.people, 'number'),
      column('state', 'Разобрано', 'Closed', 17, (row) => row.seenAt, 'moment'),
      column('seenBy', 'Кто разобрал', 'Closed by', 28, (row) => row.seenBy),
      column('conclusion', 'Вывод', 'Conclusion', 44, (row) => row.conclusion),
    ],
  }),
  listExport(listIncidents, {
    title: () => ({ ru: 'Инциденты с персональными данными', en: 'Incidents' }),
    stamped,
    columns: [
      column('number', '№', 'No.', 7, (row) => row.number, 'number'),
      column('title', 'Что случилось', 'What happened', 44, (row) => row.title),
      column('noticed', 'Выявлен', 'Noticed', 17, (row) => row.noticedAt, 'moment'),
      column('subjects', 'Затронуто людей', 'People affected', 10, (row) => row.subjects, 'number'),
      column('first', 'Уведомить до (24 ч)', 'First notice by', 17, (row) => row.firstDueAt, 'moment'),
      column('firstSent', 'Уведомлено (24 ч)', 'First notice sent', 17, (row) => row.firstNoticeAt, 'moment'),
      column('second', 'Уведомить до (72 ч)', 'Second notice by', 17, (row) => row.secondDueAt, 'moment'),
      column('secondSent', 'Уведомлено (72 ч)', 'Second notice sent', 17, (row) => row.secondNoticeAt, 'moment'),
      column('closed', 'Закрыт', 'Closed', 17, (row) => row.closedAt, 'moment'),
      hidden('description', 'Описание', 'Description', 50, (row) => row.description),
      hidden('cause', 'Предполагаемые причины', 'Likely causes', 40, (row) => row.cause),
      hidden('harm', 'Предполагаемый вред', 'Likely harm', 40, (row) => row.harm),
      hidden('measures', 'Принятые меры', 'Measures taken', 40, (row) => row.measures),
      hidden('findings', 'Результаты расследования', 'Findings', 40, (row) => row.findings),
      hidden('categories', 'Категории данных', 'Categories of data', 40, (row, locale) =>
        row.categories.map((one) => category(one, locale)).join(', '),
      ),
    ],
  }),
  listExport(listMeasures, {
    title: () => ({ ru: 'Меры защиты персональных данных', en: 'Measures' }),
    stamped,
    columns: [
      column('id', 'Мера', 'Measure', 8, (row) => row.id),
      column('title', 'Название', 'Title', 44, (row, locale) => row.title[locale]),
      column('state', 'Состояние', 'State', 20, (row, locale) => measureState(row.state, locale)),
      column('detail', 'Что проверено', 'What was checked', 80, (row, locale) => row.detail[locale]),
    ],
  }),
];

function processing(row: { destroyedAt: string | null; blocked: boolean }, locale: 'ru' | 'en'): string {
  if (row.destroyedAt) return locale === 'ru' ? 'Уничтожены' : 'Destroyed';
  if (row.blocked) return locale === 'ru' ? 'Заблокированы' : 'Blocked';
  return locale === 'ru' ? 'Обрабатываются' : 'Processed';
}
