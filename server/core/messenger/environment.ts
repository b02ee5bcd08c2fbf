// What the environment says of the messenger: the bot, the way to it, and for a gateway where the core is.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../config-error.ts';

/** A bot and the way to its messenger. */
export interface BotSettings {
  /** Empty: the bot is off. */
  token: string;
  apiRoot: string;
  proxy: string;
  /** PEM of the organisation's own authority. */
  authority: string;
}

const address = (protocols: string[]) => (text: string) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

export const messengerShape = {
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'нужен токен бота вида 123456789:AA…')
    .default(''),
  TELEGRAM_API_ROOT: z
    .string()
    .refine(address(['http:', 'https:']), 'нужен адрес вида https://api.telegram.org')
    .transform((text) => text.replace(/\/+$/, ''))
    .default('https://api.telegram.org'),
  TELEGRAM_PROXY: z
    .string()
    .refine(
      address(['http:', 'https:', 'socks5:', 'socks5h:']),
      'нужен адрес вида http://имя:пароль@узел:3128 или socks5://имя:пароль@узел:1080',
    )
    .default(''),
  TELEGRAM_CA: z.string().default(''),
  MAX_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{10,300}$/, 'нужен токен бота, как его выдала платформа MAX')
    .default(''),
  MAX_API_ROOT: z
    .string()
    .refine(address(['http:', 'https:']), 'нужен адрес вида https://platform-api2.max.ru')
    .transform((text) => text.replace(/\/+$/, ''))
    .default('https://platform-api2.max.ru'),
  MAX_PROXY: z
    .string()
    .refine(
      address(['http:', 'https:', 'socks5:', 'socks5h:']),
      'нужен адрес вида http://имя:пароль@узел:3128 или socks5://имя:пароль@узел:1080',
    )
    .default(''),
  MAX_CA: z.string().default(''),
  CORE_URL: z
    .string()
    .refine(address(['http:', 'https:']), 'нужен адрес ядра вида https://vedomo.example.org')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  CORE_TOKEN: z.string().optional(),
};
type Given = z.output<z.ZodObject<typeof messengerShape>>;

export const botsOf = (given: Given): { telegram: BotSettings; max: BotSettings } => ({
  telegram: {
    token: given.TELEGRAM_TOKEN,
    apiRoot: given.TELEGRAM_API_ROOT,
    proxy: given.TELEGRAM_PROXY,
    authority: authorityIn('TELEGRAM_CA', given.TELEGRAM_CA),
  },
  max: {
    token: given.MAX_TOKEN,
    apiRoot: given.MAX_API_ROOT,
    proxy: given.MAX_PROXY,
    authority: authorityIn('MAX_CA', given.MAX_CA),
  },
});

function authorityIn(name: string, path: string): string {
  if (!path) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`Файл из ${name} не читается: ${(error as Error).message}`);
  }
}

export function coreOf({ CORE_URL: url, CORE_TOKEN: token, TELEGRAM_TOKEN, MAX_TOKEN }: Given): {
  url: string;
  token: string;
} {
  if (!url || !token) throw new ConfigError('Роли gateway нужны настройки CORE_URL и CORE_TOKEN.');
  if (!TELEGRAM_TOKEN && !MAX_TOKEN)
    throw new ConfigError('Роли gateway нужна настройка TELEGRAM_TOKEN или MAX_TOKEN.');
  return { url, token };
}
