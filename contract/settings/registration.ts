// Whether people may ask for an account themselves, and how often from one place.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const registrationSetting = defineSetting({
  key: 'registration',
  title: { ru: 'Регистрация', en: 'Registration' },
  hint: {
    ru: 'Кто зарегистрировался, не войдёт, пока куратор или администратор не подтвердит его на странице «Регистрации».',
    en: 'Whoever registers cannot sign in until a curator or an administrator confirms them on the page “Registrations”.',
  },
  shape: z.object({
    open: z.boolean().default(true),
    perAddress: z.number().int().min(1).max(10_000).default(60),
    inviteHours: z
      .number()
      .int()
      .min(1)
      .max(24 * 30)
      .default(72),
  }),
  fields: {
    open: {
      title: { ru: 'Регистрация открыта', en: 'Registration is open' },
      hint: {
        ru: 'На главной странице появится «Зарегистрироваться». Нужен почтовый сервер: на почту приходит код',
        en: '“Register” appears on the front page. A mail server is needed: a code is sent by mail',
      },
    },
    perAddress: {
      title: { ru: 'Регистраций с одного адреса в час', en: 'Registrations from one address an hour' },
    },
    inviteHours: { title: { ru: 'Приглашение действует, часов', en: 'An invitation is valid for, hours' } },
  },
});
