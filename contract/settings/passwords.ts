// What a new password must be. Passwords already set stay as they are.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const passwordsSetting = defineSetting({
  key: 'passwords',
  title: { ru: 'Пароли', en: 'Passwords' },
  hint: {
    ru: 'Требования к новому паролю. Смены по сроку нет нарочно: она приводит к слабым паролям с номером на конце.',
    en: 'What a new password must be. There is no expiry on purpose: it leads to weak passwords with a number at the end.',
  },
  shape: z.object({
    length: z.number().int().min(8).max(64).default(12),
    strength: z.number().int().min(2).max(4).default(3),
    remembered: z.number().int().min(0).max(24).default(5),
  }),
  fields: {
    length: { title: { ru: 'Не короче, знаков', en: 'At least, characters' } },
    strength: {
      title: { ru: 'Стойкость, от 2 до 4', en: 'Strength, 2 to 4' },
      hint: {
        ru: '2 — подбирается за дни, 3 — за годы, 4 — за века. Оценивает библиотека zxcvbn со словами русского языка',
        en: '2 is guessed in days, 3 in years, 4 in centuries. Judged by zxcvbn with Russian words added',
      },
    },
    remembered: {
      title: { ru: 'Не повторять последних', en: 'Not one of the last' },
      hint: { ru: '0 — повторять можно', en: '0 allows any to come again' },
    },
  },
});
