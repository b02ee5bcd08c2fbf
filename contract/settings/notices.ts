// Notices by mail: whether they leave at all, how long a burst is gathered, when the morning list of due dates comes.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const noticesSetting = defineSetting({
  key: 'notices',
  title: { ru: 'Уведомления', en: 'Notices' },
  hint: {
    ru: 'Что получать и каким путём, каждый выбирает сам в своём профиле. Здесь — общее для всех.',
    en: 'Everyone chooses in their own profile what to get and how. This is what holds for all.',
  },
  shape: z.object({
    mail: z.boolean().default(true),
    burstMinutes: z.number().int().min(1).max(60).default(5),
    digestAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .default('07:30'),
    dueDays: z.number().int().min(1).max(30).default(3),
  }),
  fields: {
    mail: {
      title: { ru: 'Отправлять уведомления почтой', en: 'Send notices by mail' },
      hint: {
        ru: 'Коды, приглашения и пароли уходят в любом случае',
        en: 'Codes, invitations and passwords leave in any case',
      },
    },
    burstMinutes: {
      title: { ru: 'Собирать в одно письмо, минут', en: 'Gather into one letter, minutes' },
      hint: {
        ru: 'Всё, что случилось за это время, приходит одним письмом',
        en: 'Everything that happens in this time comes in one letter',
      },
    },
    digestAt: {
      title: { ru: 'Сроки на сегодня приходят в', en: 'Due dates of the day come at' },
      hint: {
        ru: 'По рабочим дням, по часам организации: 07:30',
        en: "On working days, by the organisation's clock: 07:30",
      },
    },
    dueDays: {
      title: { ru: 'Напоминать о сроке за, рабочих дней', en: 'Remind of a date this many working days before' },
    },
  },
});
