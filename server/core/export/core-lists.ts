// Lists of core that can be taken as files: people, registrations, the journal, outgoing mail.
import { listPersons } from '#contract/directory.ts';
import { listUsers } from '#contract/people.ts';
import { listEvents, listOutbox } from '#contract/record.ts';
import { listRegistrations } from '#contract/registration.ts';
import { column, hidden, type ListExport, listExport, oneOf } from './list-export.ts';

const userStatus = oneOf({
  new: { ru: 'Почта не проверена', en: 'E-mail not proven' },
  invited: { ru: 'Ещё не входил', en: 'Not yet signed in' },
  unconfirmed: { ru: 'Не подтверждён', en: 'Not confirmed' },
  active: { ru: 'Действует', en: 'Active' },
  rejected: { ru: 'Отклонён', en: 'Rejected' },
  deactivated: { ru: 'Отключён', en: 'Deactivated' },
});
const outcome = oneOf({
  done: { ru: 'сделано', en: 'done' },
  refused: { ru: 'отказано', en: 'refused' },
  read: { ru: 'просмотрено', en: 'read' },
});
const mailState = oneOf({
  waiting: { ru: 'Ждёт', en: 'Waiting' },
  sending: { ru: 'Отправляется', en: 'Sending' },
  sent: { ru: 'Отправлено', en: 'Sent' },
  failed: { ru: 'Не отправлено', en: 'Failed' },
  kept: { ru: 'Хранится', en: 'Kept' },
});
const registrationState = oneOf({
  waiting: { ru: 'Ждёт решения', en: 'Waiting' },
  confirmed: { ru: 'Подтверждена', en: 'Confirmed' },
  rejected: { ru: 'Отклонена', en: 'Rejected' },
  merged: { ru: 'Объединена', en: 'Merged' },
});
const registrationSource = oneOf({
  form: { ru: 'Форма', en: 'Form' },
  ldap: { ru: 'Каталог', en: 'Directory' },
  oidc: { ru: 'Внешний вход', en: 'Outside sign-in' },
  telegram: { ru: 'Телеграм', en: 'Telegram' },
  max: { ru: 'MAX', en: 'MAX' },
});
const names = (list: readonly { name: string }[]): string => list.map((one) => one.name).join(', ');
const json = (value: Record<string, unknown>): string => (Object.keys(value).length > 0 ? JSON.stringify(value) : '');

export const coreLists: readonly ListExport[] = [
  listExport(listPersons, {
    title: () => ({ ru: 'Справочник сотрудников', en: 'Directory of colleagues' }),
    stamped: true,
    columns: [
      column('name', 'Имя', 'Name', 34, (row) => row.name),
      column('position', 'Должность', 'Position', 30, (row) => row.position),
      column('groups', 'Подразделение', 'Group', 34, (row) => names(row.groups)),
      column('phone', 'Телефон', 'Phone', 18, (row) => row.phone),
      column('email', 'Почта', 'E-mail', 28, (row) => row.email),
      hidden('manager', 'Руководитель', 'Manager', 28, (row) => row.manager?.name),
      hidden('away', 'Нет на месте по', 'Away until', 14, (row) => row.awayUntil, 'date'),
    ],
  }),
  listExport(listUsers, {
    title: () => ({ ru: 'Пользователи', en: 'Users' }),
    stamped: true,
    columns: [
      column('number', '№', 'No.', 7, (row) => row.number, 'number'),
      column('name', 'Имя', 'Name', 34, (row) => row.name),
      column('login', 'Логин', 'Login', 18, (row) => row.login),
      column('email', 'Почта', 'E-mail', 28, (row) => row.email),
      column('position', 'Должность', 'Position', 26, (row) => row.position),
      column('groups', 'Подразделения', 'Groups', 30, (row) => names(row.groups)),
      column('roles', 'Роли', 'Roles', 30, (row) => names(row.roles)),
      column('status', 'Состояние', 'State', 18, (row, locale) => userStatus(row.status, locale)),
      hidden('phone', 'Телефон', 'Phone', 18, (row) => row.phone),
    ],
  }),
  listExport(listRegistrations, {
    title: () => ({ ru: 'Регистрации', en: 'Registrations' }),
    stamped: true,
    columns: [
      column('name', 'Имя', 'Name', 34, (row) => row.name),
      column('login', 'Логин', 'Login', 18, (row) => row.login),
      column('email', 'Почта', 'E-mail', 28, (row) => row.email),
      column('note', 'Сообщение', 'Note', 34, (row) => row.note),
      column('source', 'Откуда', 'Source', 14, (row, locale) => registrationSource(row.source, locale)),
      column('requested', 'Подана', 'Requested', 17, (row) => row.requestedAt, 'moment'),
      column('state', 'Состояние', 'State', 16, (row, locale) => registrationState(row.state, locale)),
      hidden('number', '№', 'No.', 7, (row) => row.number, 'number'),
      hidden('phone', 'Телефон', 'Phone', 18, (row) => row.phone),
      hidden('decidedBy', 'Решение принял', 'Decided by', 28, (row) => row.decidedBy?.name),
    ],
  }),
  listExport(listEvents, {
    title: () => ({ ru: 'Журнал действий', en: 'Journal of actions' }),
    stamped: true,
    columns: [
      column('at', 'Когда', 'When', 17, (row) => row.at, 'moment'),
      column('operation', 'Действие', 'Act', 34, (row, locale) => row.title[locale]),
      column('outcome', 'Исход', 'Outcome', 12, (row, locale) => outcome(row.outcome, locale)),
      column('actor', 'Кто', 'Who', 28, (row) => row.actor ?? row.actorId),
      column('behalf', 'За кого', 'For whom', 24, (row) => row.behalfOf?.name),
      column('address', 'Адрес', 'Address', 16, (row) => row.address),
      column('record', 'Запись', 'Record', 18, (row) => row.recordNumber),
      hidden('data', 'Данные', 'Data', 40, (row) => json(row.data)),
      hidden('personal', 'Личные данные', 'Personal data', 40, (row) => json(row.personal)),
      hidden('request', 'Запрос', 'Request', 38, (row) => row.requestId),
      hidden('id', 'Событие', 'Event', 38, (row) => row.id),
    ],
  }),
  listExport(listOutbox, {
    title: () => ({ ru: 'Исходящая почта системы', en: "The system's outgoing mail" }),
    stamped: true,
    columns: [
      column('created', 'Создано', 'Created', 17, (row) => row.createdAt, 'moment'),
      column('recipient', 'Кому', 'To', 30, (row) => row.recipient),
      column('subject', 'Тема', 'Subject', 46, (row) => row.subject),
      column('state', 'Состояние', 'State', 16, (row, locale) => mailState(row.state, locale)),
      column('sent', 'Отправлено', 'Sent', 17, (row) => row.sentAt, 'moment'),
      column('attempts', 'Попыток', 'Attempts', 9, (row) => row.attempts, 'number'),
    ],
  }),
];
