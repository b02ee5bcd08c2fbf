// Duty: how long a shift that nobody ended may last, and the telephone that is always answered.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const shiftsSetting = defineSetting({
  key: 'shifts',
  title: { ru: 'Смены', en: 'Shifts' },
  hint: {
    ru: 'На смену встают сами или по графику. Кто на смене, тому приходят ночные уведомления и новые заявки.',
    en: 'People take a shift themselves or by the roster. Night notices and new tickets go to those on duty.',
  },
  shape: z.object({
    longestHours: z.number().int().min(1).max(72).default(12),
    phone: z.string().trim().max(60).default(''),
  }),
  fields: {
    longestHours: {
      title: { ru: 'Самая долгая смена, часов', en: 'The longest shift, hours' },
      hint: {
        ru: 'Забытая смена закончится сама, человек узнает об этом',
        en: 'A forgotten shift ends by itself, and the person is told',
      },
    },
    phone: {
      title: { ru: 'Телефон дежурных', en: 'Telephone of those on duty' },
      hint: { ru: 'Его видят все: для срочного', en: 'Everybody sees it: for what is urgent' },
    },
  },
});
