// What people may be told of. Modules name their kinds on their cards; each person chooses per kind and channel.
import type { Text } from '#contract/core.ts';
import type { NoticeChannel } from '#contract/notices.ts';

export interface NoticeKind {
  key: string;
  title: Text;
  hint?: Text;
  /** The channels that it can go through, and whether it does for whoever chose nothing. */
  channels: Readonly<Partial<Record<NoticeChannel, boolean>>>;
}

/** The morning list of due dates: a letter, no notice of its own. */
export const digestKind = 'digest';
/** Somebody named the person in a comment. */
export const mentionKind = 'mention';
/** A date that comes near, is today, or has passed. */
export const reminderKind = 'reminder';

export const coreNoticeKinds: readonly NoticeKind[] = [
  {
    key: 'responsible',
    title: { ru: 'Назначение ответственным', en: 'Made responsible' },
    hint: { ru: 'Вас или ваш отдел', en: 'You or your department' },
    channels: { app: true, mail: true, chat: true },
  },
  {
    key: 'due',
    title: { ru: 'Изменение срока', en: 'A due date is changed' },
    channels: { app: true, mail: true },
  },
  {
    key: mentionKind,
    title: { ru: 'Вас упомянули в комментарии', en: 'You are mentioned in a comment' },
    channels: { app: true, mail: true },
  },
  {
    key: 'comment',
    title: { ru: 'Комментарии', en: 'Comments' },
    hint: {
      ru: 'К тому, что вы завели, исполняете или за чем наблюдаете',
      en: 'On what you made, answer for or watch',
    },
    channels: { app: true, mail: true, chat: true },
  },
  {
    key: 'answer',
    title: { ru: 'Зарегистрирован ответ', en: 'An answer is registered' },
    channels: { app: true, mail: true },
  },
  {
    key: 'change',
    title: { ru: 'Другие изменения того, за чем вы наблюдаете', en: 'Other changes of what you watch' },
    channels: { app: true, mail: false },
  },
  {
    key: 'substitution',
    title: { ru: 'Замещение', en: 'Substitution' },
    hint: { ru: 'Вы замещаете или вас замещают', en: 'You stand in, or somebody stands in for you' },
    channels: { app: true, mail: true },
  },
  {
    key: reminderKind,
    title: { ru: 'Напоминания о сроках', en: 'Reminders of due dates' },
    hint: { ru: 'Заранее, в день срока и когда срок прошёл', en: 'Before the day, on it, and when it has passed' },
    channels: { app: true, mail: false },
  },
  {
    key: digestKind,
    title: { ru: 'Сроки на сегодня одним письмом', en: 'Due dates of the day in one letter' },
    hint: { ru: 'Утром рабочего дня, если есть о чём', en: 'In the morning of a working day, if there are any' },
    channels: { mail: true },
  },
];
