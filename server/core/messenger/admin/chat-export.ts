// The list of people's chats as a file.
import { listChats } from '#contract/messenger.ts';
import { column, hidden, type ListExport, listExport, oneOf } from '../../export/list-export.ts';

const chatState = oneOf({
  linked: { ru: 'Связан', en: 'Linked' },
  asked: { ru: 'Ждёт решения', en: 'Waits for a decision' },
  unlinked: { ru: 'Отвязан', en: 'Unlinked' },
  dead: { ru: 'Бот заблокирован', en: 'The bot is blocked' },
});
const cause = oneOf({
  '': { ru: '', en: '' },
  person: { ru: 'сам человек', en: 'the person' },
  consent: { ru: 'отзыв согласия', en: 'consent withdrawn' },
  account: { ru: 'отключение учётной записи', en: 'the account was closed' },
  blocked: { ru: 'бот заблокирован', en: 'the bot is blocked' },
  'other-chat': { ru: 'связан другой чат', en: 'another chat was linked' },
  administrator: { ru: 'администратор', en: 'an administrator' },
  access: { ru: 'нет доступа', en: 'no access' },
});

export const chatExport: ListExport = listExport(listChats, {
  title: () => ({ ru: 'Чаты сотрудников', en: "People's chats" }),
  stamped: true,
  columns: [
    column('person', 'Сотрудник', 'Person', 34, (row) => row.person.name),
    column('channel', 'Мессенджер', 'Messenger', 14, (row) => row.channel),
    column('state', 'Состояние', 'State', 18, (row, locale) => chatState(row.state, locale)),
    column('linkedAt', 'Связан', 'Linked', 17, (row) => row.linkedAt, 'moment'),
    column('seenAt', 'Последнее сообщение', 'Last message', 17, (row) => row.seenAt, 'moment'),
    column('endedAt', 'Отвязан', 'Ended', 17, (row) => row.endedAt, 'moment'),
    column('endedCause', 'Почему', 'Why', 24, (row, locale) => cause(row.endedCause, locale)),
    hidden('consent', 'Согласие', 'Consent', 10, (row) => row.consent, 'flag'),
    hidden('mutedUntil', 'Тишина до', 'Muted until', 17, (row) => row.mutedUntil, 'moment'),
  ],
});
