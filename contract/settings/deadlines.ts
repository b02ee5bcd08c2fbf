// Night: when reminders and breaches of deadlines are told to those on duty alone.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const deadlinesSetting = defineSetting({
  key: 'deadlines',
  title: { ru: 'Сроки ночью', en: 'Deadlines at night' },
  hint: {
    ru: 'Ночью о сроках узнают только дежурные, которых называют правила сроков; остальные — утром, если ещё есть о чём',
    en: 'At night only those on duty, named by the deadline policies, are told of deadlines; the others in the morning, if it still matters',
  },
  shape: z.object({
    nightFrom: time.default('21:00'),
    nightUntil: time.default('07:00'),
  }),
  fields: {
    nightFrom: {
      title: { ru: 'Ночь начинается в', en: 'The night begins at' },
      hint: { ru: 'По часам организации: 21:00', en: "By the organisation's clock: 21:00" },
    },
    nightUntil: {
      title: { ru: 'Ночь кончается в', en: 'The night ends at' },
      hint: { ru: 'Если равно началу, ночи нет', en: 'No night when it equals the beginning' },
    },
  },
});
