// The settings of a process: environment over the clone's `.env`, checked before anything starts.
// Every name here stands in `.env.sample` with its meaning.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { z } from 'zod';
import { ConfigError } from '#core/config-error.ts';
import { type S3Settings, s3Place } from '#core/files/s3-settings.ts';
import { type ScannerAddress, scannerAddress } from '#core/files/scan/scanner-address.ts';
import { type BotSettings, botsOf, coreOf, messengerShape } from '#core/messenger/environment.ts';

export { ConfigError };

export const roles = ['all', 'web', 'worker', 'bot', 'gateway'] as const;
export type Role = (typeof roles)[number];

export interface Config {
  role: Role;
  /** False with `--no-migrate`: the process expects a migrated database. */
  migrate: boolean;
  host: string;
  /** 0 asks the system for a free one. */
  port: number;
  dataDir: string;
  /** Where the program itself lies. */
  programDir: string;
  databaseUrl?: string;
  databaseOwnerUrl?: string;
  databaseDirectUrl?: string;
  /** 32 bytes, the master key. */
  secret?: Buffer;
  smtpUrl?: string;
  mailFrom: string;
  publicUrl?: string;
  zone: string;
  trustProxy: string[];
  logLevel: string;
  /** JSON for programs; plain lines for a person at a terminal. */
  logFormat: 'json' | 'plain';
  uploadLimitBytes: number;
  /** The bucket of the files; without it they lie in a folder under `dataDir`. */
  s3?: S3Settings;
  /** The virus scanner; without it files are not scanned. */
  clamav?: ScannerAddress;
  /** LibreOffice's program or `off`; where it is absent, PATH is searched. */
  office?: string;
  calendarCountry: string;
  telegram: BotSettings;
  max: BotSettings;
  /** The core behind a gateway: where it is, and the token of its program. */
  core?: { url: string; token: string };
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const gibibyte = 1024 ** 3;
/** An object of S3 has at most 10,000 parts; ours are of 8 MiB. */
const s3LimitBytes = 75 * gibibyte;

function url(protocols: string[]) {
  return (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
function zoneExists(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
/** `512M`, `2G`, plain bytes; NaN for anything else. */
function bytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?$/i.exec(text.trim());
  if (!match) return Number.NaN;
  const power = ['', 'K', 'M', 'G', 'T'].indexOf((match[2] ?? '').toUpperCase());
  return Math.floor(Number(match[1]) * 1024 ** power);
}
function secretBytes(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64');
  return decoded.length === 32 ? decoded : undefined;
}
const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text), 'нужен адрес вида postgresql://имя:пароль@узел:5432/база');

const shape = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'нужно имя узла или адрес: 127.0.0.1 (только этот компьютер) или 0.0.0.0 (вся сеть)')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'нужно целое число от 0 до 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'нужно целое число от 0 до 65535')
    .default(3000),
  VEDOMO_DATA: z.string().default('./data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  VEDOMO_SECRET: z
    .string()
    .refine((text) => secretBytes(text) !== undefined, 'нужны 32 случайных байта: 64 знака 0–9a–f или base64')
    .transform(secretBytes)
    .optional(),
  SMTP_URL: z
    .string()
    .refine(url(['smtp:', 'smtps:']), 'нужен адрес вида smtp://имя:пароль@узел:587')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'нужен адрес отправителя: Канцелярия <office@example.org>')
    .default('Ведомо <vedomo@localhost>'),
  PUBLIC_URL: z
    .string()
    .refine(url(['http:', 'https:']), 'нужен адрес, который видят люди: https://vedomo.example.org')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  VEDOMO_ZONE: z.string().refine(zoneExists, 'нужен часовой пояс вида Europe/Moscow').default('Europe/Moscow'),
  TRUST_PROXY: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine(
      (list) =>
        list.every(
          (part) =>
            /^([\d.]+|[\da-f:]*:[\da-f:.]*)(\/\d{1,3})?$/i.test(part) ||
            /^(loopback|linklocal|uniquelocal)$/.test(part),
        ),
      'нужны через запятую адреса или сети балансировщиков: 10.0.0.5,192.168.0.0/24',
    )
    .default([]),
  LOG_LEVEL: z
    .string()
    .refine((level) => logLevels.includes(level), `нужно одно из: ${logLevels.join(', ')}`)
    .default('info'),
  LOG_FORMAT: z.enum(['json', 'plain'], 'нужно json или plain').optional(),
  UPLOAD_LIMIT: z
    .string()
    .transform(bytes)
    .refine((size) => size > 0, 'нужен размер: 500M, 4G или число байтов')
    .default(4 * gibibyte),
  S3_URL: z
    .string()
    .refine(
      (text) => s3Place(text) !== undefined,
      'нужен адрес корзины: https://s3.example.org/корзина или с папкой в ней',
    )
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, 'нужно имя региона: us-east-1')
    .default('us-east-1'),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  S3_PATH_STYLE: z
    .enum(['true', 'false'], 'нужно true (корзина в пути) или false (корзина в имени узла)')
    .default('true'),
  LIBREOFFICE: z
    .string()
    .regex(/^(off|\/.+|[A-Za-z]:\\.+)$/, 'нужен полный путь к программе soffice или off')
    .optional(),
  CLAMAV_URL: z
    .string()
    .refine(
      (text) => scannerAddress(text) !== undefined,
      'нужен адрес вида unix:/run/clamav/clamd.ctl или tcp://узел:3310',
    )
    .transform(scannerAddress)
    .optional(),
  ...messengerShape,
  CALENDAR_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'нужны две латинские буквы страны: RU')
    .default('RU'),
});

/** The `.env` of the clone, or nothing when there is none. */
function envFile(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new ConfigError(`Файл ${path} не читается: ${(error as Error).message}`);
  }
}

const secretNames = new Set([
  'VEDOMO_SECRET',
  'SMTP_URL',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_DIRECT_URL',
  'S3_URL',
  'S3_ACCESS_KEY',
  'S3_SECRET_KEY',
  'TELEGRAM_TOKEN',
  'TELEGRAM_PROXY',
  'MAX_TOKEN',
  'MAX_PROXY',
  'CORE_TOKEN',
]);

function readSettings(env: Record<string, string | undefined>): z.output<typeof shape> {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in shape.shape && value?.trim()));
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0]);
  const now = secretNames.has(name) ? '' : `, сейчас «${given[name]}»`;
  throw new ConfigError(`Неверная настройка ${name}: ${issue?.message}${now}.`);
}

function readArguments(argv: string[]): { role: Role; migrate: boolean } {
  let values: { role?: string; 'no-migrate'?: boolean };
  try {
    values = parseArgs({
      args: argv,
      options: { role: { type: 'string' }, 'no-migrate': { type: 'boolean' } },
    }).values;
  } catch {
    throw new ConfigError(
      `Непонятные слова в команде: ${argv.join(' ')}. Есть --role ${roles.join('|')} и --no-migrate.`,
    );
  }
  const role = roles.find((known) => known === (values.role ?? 'all'));
  if (!role)
    throw new ConfigError(`Неверная настройка --role: нужно одно из ${roles.join(', ')}, сейчас «${values.role}».`);
  return { role, migrate: !values['no-migrate'] };
}

function s3Of(settings: z.output<typeof shape>): S3Settings | undefined {
  const place = settings.S3_URL === undefined ? undefined : s3Place(settings.S3_URL);
  const { S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey, S3_REGION: region } = settings;
  if (!place) {
    if (!accessKey && !secretKey) return undefined;
    throw new ConfigError('S3_ACCESS_KEY и S3_SECRET_KEY действуют только вместе с S3_URL.');
  }
  if (!accessKey || !secretKey) throw new ConfigError('С S3_URL нужны настройки S3_ACCESS_KEY и S3_SECRET_KEY.');
  if (settings.UPLOAD_LIMIT > s3LimitBytes) {
    throw new ConfigError('С S3_URL файл не может быть больше 75G: уменьшите UPLOAD_LIMIT.');
  }
  return { ...place, accessKey, secretKey, region, pathStyle: settings.S3_PATH_STYLE === 'true' };
}

/** Settings and arguments of the process, or a ConfigError that names the first wrong one. */
export function readConfig(env: NodeJS.ProcessEnv, argv: string[], dotEnv: string = resolve(root, '.env')): Config {
  const settings = readSettings({ ...envFile(dotEnv), ...env });
  if (settings.DATABASE_URL && !settings.VEDOMO_SECRET) {
    throw new ConfigError(
      'С DATABASE_URL нужна настройка VEDOMO_SECRET: 32 случайных байта, одни и те же на всех машинах.',
    );
  }
  if (!settings.DATABASE_URL && (settings.DATABASE_OWNER_URL || settings.DATABASE_DIRECT_URL)) {
    throw new ConfigError('DATABASE_OWNER_URL и DATABASE_DIRECT_URL действуют только вместе с DATABASE_URL.');
  }
  const asked = readArguments(argv);
  return {
    ...asked,
    ...(asked.role === 'gateway' ? { core: coreOf(settings) } : {}),
    host: settings.HOST,
    port: settings.PORT,
    dataDir: resolve(root, settings.VEDOMO_DATA),
    programDir: root,
    databaseUrl: settings.DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL,
    databaseDirectUrl: settings.DATABASE_DIRECT_URL,
    secret: settings.VEDOMO_SECRET,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    publicUrl: settings.PUBLIC_URL,
    zone: settings.VEDOMO_ZONE,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    logFormat: settings.LOG_FORMAT ?? (process.stdout.isTTY ? 'plain' : 'json'),
    uploadLimitBytes: settings.UPLOAD_LIMIT,
    s3: s3Of(settings),
    clamav: settings.CLAMAV_URL,
    office: settings.LIBREOFFICE,
    calendarCountry: settings.CALENDAR_COUNTRY,
    ...botsOf(settings),
  };
}
