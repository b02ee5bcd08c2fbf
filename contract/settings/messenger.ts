// The messenger: how it is reached from a closed network, and what people are told beside their tickets.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const messengerSetting = defineSetting({
  key: 'messenger',
  title: { ru: 'Мессенджер', en: 'Messenger' },
  hint: {
    ru: 'Бот включается на сервере настройкой TELEGRAM_TOKEN. Здесь — путь к мессенджеру; пустые поля оставляют то, что задано на сервере.',
    en: 'The bot is switched on at the server by TELEGRAM_TOKEN. This is the way to the messenger; empty fields leave what the server says.',
  },
  shape: z.object({
    apiRoot: z
      .string()
      .trim()
      .regex(/^(https?:\/\/\S+)?$/)
      .max(300)
      .default(''),
    proxy: z
      .string()
      .trim()
      .regex(/^((https?|socks5h?):\/\/\S+)?$/)
      .max(500)
      .default(''),
    authority: z
      .string()
      .trim()
      .regex(/^(-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----)?$/)
      .max(20_000)
      .default(''),
    webhook: z.boolean().default(false),
    urgentPhone: z.string().trim().max(60).default(''),
    morningAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .default('08:00'),
    ticketsPerDay: z.number().int().min(1).max(1_000).default(10),
  }),
  fields: {
    apiRoot: {
      title: { ru: 'Адрес Bot API', en: 'Address of the Bot API' },
      hint: {
        ru: 'https://api.telegram.org или свой сервер Bot API',
        en: 'https://api.telegram.org or a Bot API server of your own',
      },
    },
    proxy: {
      title: { ru: 'Прокси', en: 'Proxy' },
      hint: {
        ru: 'http://имя:пароль@узел:3128 или socks5://имя:пароль@узел:1080',
        en: 'http://name:password@host:3128 or socks5://name:password@host:1080',
      },
    },
    authority: {
      title: { ru: 'Свой удостоверяющий центр', en: "The organisation's own authority" },
      hint: { ru: 'Сертификат в виде PEM', en: 'A certificate as PEM' },
      long: true,
    },
    webhook: {
      title: { ru: 'Telegram сам приходит на наш адрес (webhook)', en: 'Telegram comes to our address (webhook)' },
      hint: {
        ru: 'Нужен PUBLIC_URL, доступный из интернета. Без этого бот спрашивает сам, и снаружи ничего открывать не надо',
        en: 'Needs a PUBLIC_URL that is reached from the Internet. Without it the bot asks by itself and nothing is opened',
      },
    },
    urgentPhone: {
      title: { ru: 'Телефон для срочных случаев', en: 'Telephone for urgent cases' },
      hint: { ru: 'Бот показывает его в /help', en: 'The bot shows it in /help' },
    },
    morningAt: {
      title: { ru: 'Утро наступает в', en: 'The morning begins at' },
      hint: {
        ru: '«Не беспокоить до утра» кончается в это время: 08:00',
        en: '“Do not disturb till morning” ends then: 08:00',
      },
    },
    ticketsPerDay: {
      title: { ru: 'Заявок из чата в сутки от одного человека', en: 'Tickets a day from the chat of one person' },
      hint: {
        ru: 'Остальные бот просит завести в программе',
        en: 'The bot asks to make further ones in the program',
      },
    },
  },
  secrets: ['proxy'],
});

/** Switched by an operation of its own, with a reason and a second factor: never by the page of settings. */
export const formSetting = defineSetting({
  key: 'messenger-form',
  title: { ru: 'Анкета регистрации в боте', en: 'The registration form in the bot' },
  shape: z.object({ on: z.boolean().default(false) }),
  fields: { on: { title: { ru: 'Включена', en: 'On' } } },
});
