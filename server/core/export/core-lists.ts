// Lists of core that can be taken as files: people, registrations, the journal, outgoing mail.
import { listPersons } from '#contract/directory.ts';
import { listUsers } from '#contract/people.ts';
import { listEvents, listOutbox } from '#contract/record.ts';
import { listRegistrations } from '#contract/registration.ts';
import { type ListExport, listExport, oneOf } from './list-export.ts';

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
});
const names = (list: readonly { name: string }[]): string => list.map((one) => one.name).join(', ');
const json = (value: Record<string, unknown>): string => (Object.keys(value).length > 0 ? JSON.stringify(value) : '');

export const coreLists: readonly ListExport[] = [
  listExport(listPersons, {
    title: () => ({ ru: 'Справочник сотрудников', en: 'Directory of colleagues' }),
    stamped: true,
    columns: [
      { key: 'name', title: { ru: 'Имя', en: 'Name' }, width: 34, value: (row) => row.name },
      { key: 'position', title: { ru: 'Должность', en: 'Position' }, width: 30, value: (row) => row.position },
      { key: 'groups', title: { ru: 'Подразделение', en: 'Group' }, width: 34, value: (row) => names(row.groups) },
      { key: 'phone', title: { ru: 'Телефон', en: 'Phone' }, width: 18, value: (row) => row.phone },
      { key: 'email', title: { ru: 'Почта', en: 'E-mail' }, width: 28, value: (row) => row.email },
      {
        key: 'manager',
        title: { ru: 'Руководитель', en: 'Manager' },
        width: 28,
        hidden: true,
        value: (row) => row.manager?.name,
      },
      {
        key: 'away',
        title: { ru: 'Нет на месте по', en: 'Away until' },
        kind: 'date',
        width: 14,
        hidden: true,
        value: (row) => row.awayUntil,
      },
    ],
  }),
  listExport(listUsers, {
    title: () => ({ ru: 'Пользователи', en: 'Users' }),
    stamped: true,
    columns: [
      { key: 'number', title: { ru: '№', en: 'No.' }, kind: 'number', width: 7, value: (row) => row.number },
      { key: 'name', title: { ru: 'Имя', en: 'Name' }, width: 34, value: (row) => row.name },
      { key: 'login', title: { ru: 'Логин', en: 'Login' }, width: 18, value: (row) => row.login },
      { key: 'email', title: { ru: 'Почта', en: 'E-mail' }, width: 28, value: (row) => row.email },
      { key: 'position', title: { ru: 'Должность', en: 'Position' }, width: 26, value: (row) => row.position },
      { key: 'groups', title: { ru: 'Подразделения', en: 'Groups' }, width: 30, value: (row) => names(row.groups) },
      { key: 'roles', title: { ru: 'Роли', en: 'Roles' }, width: 30, value: (row) => names(row.roles) },
      {
        key: 'status',
        title: { ru: 'Состояние', en: 'State' },
        width: 18,
        value: (row, locale) => userStatus(row.status, locale),
      },
      { key: 'phone', title: { ru: 'Телефон', en: 'Phone' }, width: 18, hidden: true, value: (row) => row.phone },
    ],
  }),
  listExport(listRegistrations, {
    title: () => ({ ru: 'Регистрации', en: 'Registrations' }),
    stamped: true,
    columns: [
      { key: 'name', title: { ru: 'Имя', en: 'Name' }, width: 34, value: (row) => row.name },
      { key: 'login', title: { ru: 'Логин', en: 'Login' }, width: 18, value: (row) => row.login },
      { key: 'email', title: { ru: 'Почта', en: 'E-mail' }, width: 28, value: (row) => row.email },
      { key: 'note', title: { ru: 'Сообщение', en: 'Note' }, width: 34, value: (row) => row.note },
      {
        key: 'source',
        title: { ru: 'Откуда', en: 'Source' },
        width: 14,
        value: (row, locale) => registrationSource(row.source, locale),
      },
      {
        key: 'requested',
        title: { ru: 'Подана', en: 'Requested' },
        kind: 'moment',
        width: 17,
        value: (row) => row.requestedAt,
      },
      {
        key: 'state',
        title: { ru: 'Состояние', en: 'State' },
        width: 16,
        value: (row, locale) => registrationState(row.state, locale),
      },
      {
        key: 'number',
        title: { ru: '№', en: 'No.' },
        kind: 'number',
        width: 7,
        hidden: true,
        value: (row) => row.number,
      },
      { key: 'phone', title: { ru: 'Телефон', en: 'Phone' }, width: 18, hidden: true, value: (row) => row.phone },
      {
        key: 'decidedBy',
        title: { ru: 'Решение принял', en: 'Decided by' },
        width: 28,
        hidden: true,
        value: (row) => row.decidedBy?.name,
      },
    ],
  }),
  listExport(listEvents, {
    title: () => ({ ru: 'Журнал действий', en: 'Journal of actions' }),
    stamped: true,
    columns: [
      { key: 'at', title: { ru: 'Когда', en: 'When' }, kind: 'moment', width: 17, value: (row) => row.at },
      { key: 'operation', title: { ru: 'Действие', en: 'Act' }, width: 34, value: (row, locale) => row.title[locale] },
      {
        key: 'outcome',
        title: { ru: 'Исход', en: 'Outcome' },
        width: 12,
        value: (row, locale) => outcome(row.outcome, locale),
      },
      { key: 'actor', title: { ru: 'Кто', en: 'Who' }, width: 28, value: (row) => row.actor ?? row.actorId },
      { key: 'behalf', title: { ru: 'За кого', en: 'For whom' }, width: 24, value: (row) => row.behalfOf?.name },
      { key: 'address', title: { ru: 'Адрес', en: 'Address' }, width: 16, value: (row) => row.address },
      { key: 'record', title: { ru: 'Запись', en: 'Record' }, width: 18, value: (row) => row.recordNumber },
      { key: 'data', title: { ru: 'Данные', en: 'Data' }, width: 40, hidden: true, value: (row) => json(row.data) },
      {
        key: 'personal',
        title: { ru: 'Личные данные', en: 'Personal data' },
        width: 40,
        hidden: true,
        value: (row) => json(row.personal),
      },
      {
        key: 'request',
        title: { ru: 'Запрос', en: 'Request' },
        width: 38,
        hidden: true,
        value: (row) => row.requestId,
      },
      { key: 'id', title: { ru: 'Событие', en: 'Event' }, width: 38, hidden: true, value: (row) => row.id },
    ],
  }),
  listExport(listOutbox, {
    title: () => ({ ru: 'Исходящая почта системы', en: "The system's outgoing mail" }),
    stamped: true,
    columns: [
      {
        key: 'created',
        title: { ru: 'Создано', en: 'Created' },
        kind: 'moment',
        width: 17,
        value: (row) => row.createdAt,
      },
      { key: 'recipient', title: { ru: 'Кому', en: 'To' }, width: 30, value: (row) => row.recipient },
      { key: 'subject', title: { ru: 'Тема', en: 'Subject' }, width: 46, value: (row) => row.subject },
      {
        key: 'state',
        title: { ru: 'Состояние', en: 'State' },
        width: 16,
        value: (row, locale) => mailState(row.state, locale),
      },
      { key: 'sent', title: { ru: 'Отправлено', en: 'Sent' }, kind: 'moment', width: 17, value: (row) => row.sentAt },
      {
        key: 'attempts',
        title: { ru: 'Попыток', en: 'Attempts' },
        kind: 'number',
        width: 9,
        value: (row) => row.attempts,
      },
    ],
  }),
];
