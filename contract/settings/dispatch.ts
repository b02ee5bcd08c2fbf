// Giving tickets out: how load is counted, who counts as present, when dispatchers hear of a ticket that nobody does.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const dispatchSetting = defineSetting({
  key: 'dispatch',
  title: { ru: 'Распределение заявок', en: 'Giving tickets out' },
  hint: {
    ru: 'По этим правилам считается загрузка и предлагается исполнитель',
    en: 'By these load is counted and an executor proposed',
  },
  shape: z.object({
    normMinutes: z.number().int().min(1).max(10_000).default(30),
    waitingPercent: z.number().int().min(0).max(100).default(20),
    dayHours: z.number().int().min(1).max(24).default(8),
    onDutyOnly: z.boolean().default(true),
    unassignedMinutes: z.number().int().min(1).max(1440).default(10),
    tellRoles: z.array(z.string().max(60)).max(20).default(['dispatcher', 'curator']),
  }),
  fields: {
    normMinutes: {
      title: { ru: 'Норма заявки, минут', en: 'Norm of a ticket, minutes' },
      hint: { ru: 'Для категорий, у которых своей нормы нет', en: 'For categories without a norm of their own' },
    },
    waitingPercent: {
      title: { ru: 'Отложенная заявка весит, процентов', en: 'A ticket on hold weighs, percent' },
      hint: {
        ru: 'От своей нормы: пока ждём, она почти не занимает',
        en: 'Of its norm: it takes little while it waits',
      },
    },
    dayHours: {
      title: { ru: 'Полная загрузка, часов', en: 'A full load, hours' },
      hint: {
        ru: 'Кому больше не поместится, того предлагают последним',
        en: 'Whoever has more is proposed last',
      },
    },
    onDutyOnly: {
      title: { ru: 'Предлагать только тех, кто на смене', en: 'Propose only those on duty' },
      hint: { ru: 'Выключите, если смен в организации нет', en: 'Switch off where there are no shifts' },
    },
    unassignedMinutes: {
      title: {
        ru: 'Сообщать о заявке без исполнителя через, минут',
        en: 'Tell of a ticket that nobody does after, minutes',
      },
      hint: {
        ru: 'Один раз о каждой; ночью — только тем, кто на смене',
        en: 'Once for each; at night to those on duty',
      },
    },
    tellRoles: {
      title: { ru: 'Кому сообщать', en: 'Whom to tell' },
      hint: { ru: 'Если кто-то из них на смене — только им', en: 'Those of them on duty, if there are any' },
      of: 'roles',
    },
  },
});
