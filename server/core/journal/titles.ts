// Names of events in both languages: an operation's own title, and those of what happens without one.
import type { Text } from '#contract/core.ts';
import type { Catalog } from '../catalog.ts';

/** What an administrator's command writes into the journal. */
export const commandEvents = {
  'core.backup.make': { ru: 'Резервная копия', en: 'Backup' },
  'core.backup.restore': { ru: 'Восстановление из копии', en: 'Restore from a backup' },
  'core.fileKey.rotate': { ru: 'Смена ключа файлов', en: 'Rotate the file key' },
  'core.files.move': { ru: 'Перенос файлов в другое хранилище', en: 'Move the files to another store' },
  'core.files.adopt': { ru: 'Папка принята за хранилище файлов', en: 'A folder is taken as the store of files' },
  'core.bulk.fill': { ru: 'Массовое наполнение', en: 'Bulk fill' },
  'identity.ldap.prove': { ru: 'Человек подтверждён каталогом', en: 'A person vouched for by a directory' },
  'identity.ldap.down': { ru: 'Каталог учётных записей не отвечает', en: 'A directory of accounts does not answer' },
  'identity.ldap.end': { ru: 'Сверка с каталогом закончена', en: 'A sync with a directory has ended' },
} as const satisfies Record<string, Text>;
/** What comes about on the way, under a name of its own. */
const otherEvents = {
  'correspondence.register.finish': { ru: 'Реестр журнала составлен', en: 'A register of a journal was made' },
  'core.task.finish': { ru: 'Задание закончено', en: 'A task ended' },
  'record.attachment.redact': {
    ru: 'Вложение заменено копией без данных пациента',
    en: 'An attachment replaced by a copy without patient data',
  },
  'core.file.infected': { ru: 'В файле найден вирус', en: 'A virus in a file' },
  'core.deadline.soon': { ru: 'Скоро срок', en: 'A deadline comes near' },
  'core.deadline.passed': { ru: 'Срок прошёл', en: 'A deadline has passed' },
  'core.deadline.recounted': { ru: 'Срок пересчитан', en: 'The deadline was counted anew' },
  'core.shift.begin': { ru: 'Смена началась по графику', en: 'A shift began by the roster' },
  'core.shift.expire': { ru: 'Смена закончилась сама', en: 'A shift ended by itself' },
  'helpdesk.ticket.autoAssign': { ru: 'Назначено автоматически', en: 'Assigned automatically' },
  'helpdesk.ticket.unassigned': { ru: 'Заявка без исполнителя', en: 'A ticket without an executor' },
  'core.trigger.worked': { ru: 'Сработал триггер', en: 'A trigger worked' },
  'core.trigger.switchedOff': { ru: 'Триггер отключён из-за ошибок', en: 'A trigger is off after failures' },
  'core.due.soon': { ru: 'Скоро срок', en: 'A date comes near' },
  'core.due.today': { ru: 'Срок сегодня', en: 'Due today' },
  'core.due.overdue': { ru: 'Срок прошёл', en: 'Overdue' },
  'core.import.batch': { ru: 'Импорт: записаны строки', en: 'Import: rows written' },
  'core.import.finish': { ru: 'Импорт закончен', en: 'An import ended' },
  'core.chat.code': { ru: 'Код связи чата', en: 'A code to link a chat' },
  'core.chat.link': { ru: 'Чат связан с учётной записью', en: 'A chat is linked to an account' },
  'core.chat.unlink': { ru: 'Чаты отвязаны', en: 'Chats are unlinked' },
  'core.chat.withdraw': { ru: 'Согласие отозвано в чате', en: 'The consent is withdrawn in the chat' },
  'core.chat.end': { ru: 'Связь с чатом прекращена', en: 'A chat is linked no more' },
  'core.chat.deliver': { ru: 'Доставка сообщения в чат', en: 'Delivery of a message to a chat' },
  'core.chat.refuse': { ru: 'Чату отказано: нет доступа', en: 'A chat without access is refused' },
  'core.chat.register': { ru: 'Регистрация через чат', en: 'Registration through a chat' },
  'core.mailbox.fail': { ru: 'Почтовый ящик не читается', en: 'A mailbox cannot be read' },
  'core.mailbox.park': { ru: 'Письмо не разобрано', en: 'A letter is parked' },
  'core.mail.deliver': { ru: 'Доставка письма', en: 'Delivery of a letter' },
  'correspondence.letter.answered': { ru: 'На письмо получен ответ', en: 'A letter was answered' },
  // Of imports that were a kind of their own once.
  'identity.import.finish': { ru: 'Импорт людей закончен', en: 'An import of people ended' },
  'identity.registration.arrive': { ru: 'Регистрация ждёт решения', en: 'A registration waits for a decision' },
} as const satisfies Record<string, Text>;
export type CommandEvent = keyof typeof commandEvents;

const known = new WeakMap<Catalog, Map<string, Text>>();

/** The title of an event; of an operation that the program no longer has, its name. */
export function eventTitle(catalog: Catalog, operation: string): Text {
  let titles = known.get(catalog);
  if (!titles) {
    titles = new Map<string, Text>(Object.entries({ ...commandEvents, ...otherEvents }));
    for (const { name, title } of catalog.operations) titles.set(name, title);
    known.set(catalog, titles);
  }
  return titles.get(operation) ?? { ru: operation, en: operation };
}
