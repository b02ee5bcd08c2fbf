// Where the program's own letters go out. Empty fields leave what the environment says (SMTP_URL, MAIL_FROM).
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const mailSetting = defineSetting({
  key: 'mail',
  title: { ru: 'Почта программы', en: "The program's mail" },
  hint: {
    ru: 'Через этот сервер уходят коды, приглашения и уведомления. Без него письма остаются на странице «Почта системы».',
    en: 'Codes, invitations and notices leave through this server. Without it letters stay on the page of outgoing mail.',
  },
  shape: z.object({
    url: z
      .string()
      .trim()
      .regex(/^(smtps?:\/\/\S+)?$/)
      .max(500)
      .default(''),
    from: z
      .string()
      .trim()
      .regex(/^([^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?)?$/)
      .max(300)
      .default(''),
  }),
  fields: {
    url: {
      title: { ru: 'Сервер', en: 'Server' },
      hint: { ru: 'smtp://имя:пароль@узел:587 или smtps://…', en: 'smtp://name:password@host:587 or smtps://…' },
    },
    from: {
      title: { ru: 'От кого', en: 'From' },
      hint: { ru: 'Канцелярия <office@example.org>', en: 'Office <office@example.org>' },
    },
  },
  secrets: ['url'],
});
