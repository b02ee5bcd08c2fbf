// What the environment says of the messenger: the bot, the way to it, and for a gateway where the core is.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../config-error.ts';

export interface TelegramSettings {
  /** Empty: the bot is off. */
  token: string;
  apiRoot: string;
  proxy: string;
  /** PEM of the organisation's own authority. */
  authority: string;
}

const address = (protocols: string[]) => (text: string) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

export const telegramShape = {
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
  CORE_URL: z
    .string()
    .refine(address(['http:', 'https:']), 'нужен адрес ядра вида https://vedomo.example.org')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  CORE_TOKEN: z.string().optional(),
};
type Given = z.output<z.ZodObject<typeof telegramShape>>;

export const telegramOf = (given: Given): TelegramSettings => ({
  token: given.TELEGRAM_TOKEN,
  apiRoot: given.TELEGRAM_API_ROOT,
  proxy: given.TELEGRAM_PROXY,
  authority: authorityIn(given.TELEGRAM_CA),
});

function authorityIn(path: string): string {
  if (!path) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`Файл из TELEGRAM_CA не читается: ${(error as Error).message}`);
  }
}

export function coreOf({ CORE_URL: url, CORE_TOKEN: token, TELEGRAM_TOKEN }: Given): { url: string; token: string } {
  if (!url || !token) throw new ConfigError('Роли gateway нужны настройки CORE_URL и CORE_TOKEN.');
  if (!TELEGRAM_TOKEN) throw new ConfigError('Роли gateway нужна настройка TELEGRAM_TOKEN.');
  return { url, token };
}
