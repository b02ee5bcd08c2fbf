// What a person is told of, through which channel, and when not to be disturbed: one's own choices.
import * as z from 'zod';
import { defineErrors, defineOperation, moment, nothing } from './core.ts';

/** `app` is the bell in the program, `chat` the linked messenger. */
export const noticeChannels = ['app', 'mail', 'chat'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

export const noticeErrors = defineErrors({
  notice_kind_unknown: { status: 400, ru: 'Такого вида уведомлений нет', en: 'There is no such kind of notice' },
});

const words = z.object({ ru: z.string(), en: z.string() });
/** Hours and minutes in the organisation's zone. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const quietHours = z.object({ from: timeOfDay, until: timeOfDay });

export const noticeChoices = z.object({
  kinds: z.array(
    z.object({
      key: z.string(),
      title: words,
      hint: words.nullable(),
      /** The channels that the kind can go through, and whether it does. */
      channels: z.partialRecord(z.enum(noticeChannels), z.boolean()),
    }),
  ),
  quiet: quietHours.nullable(),
  quietRestDays: z.boolean(),
  /** Where letters go, and why they do not: the person has no address, or the organisation sends no notices by mail. */
  mail: z.object({ address: z.string().nullable(), state: z.enum(['works', 'no-address', 'off']) }),
  changedAt: moment.nullable(),
});

export const readNoticeChoices = defineOperation({
  name: 'core.notice.choices',
  kind: 'query',
  method: 'GET',
  path: '/api/me/notices',
  access: 'signed-in',
  title: { ru: 'Настройки своих уведомлений', en: 'Choices of own notices' },
  input: nothing,
  output: noticeChoices,
  example: {},
});
/** Only what is given changes; `quiet: null` ends the quiet hours. */
export const chooseNotices = defineOperation({
  name: 'core.notice.choose',
  kind: 'action',
  method: 'PATCH',
  path: '/api/me/notices',
  access: 'signed-in',
  title: { ru: 'Выбор своих уведомлений', en: 'Choose own notices' },
  input: z.strictObject({
    choices: z
      .array(z.strictObject({ kind: z.string().max(60), channel: z.enum(noticeChannels), on: z.boolean() }))
      .max(100)
      .default([]),
    quiet: quietHours.nullable().optional(),
    quietRestDays: z.boolean().optional(),
  }),
  output: noticeChoices,
  example: { choices: [{ kind: 'comment', channel: 'mail', on: false }] },
});
