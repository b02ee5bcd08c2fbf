// Every setting that is wrong stops the start with one line that names it and says what to write.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { parseEnv } from 'node:util';
import { ConfigError, readConfig } from '#core/config.ts';
import { StartError } from '#core/start-error.ts';

const nowhere = join(tmpdir(), 'there-is-no-such-env-file');
const read = (env: Record<string, string>, argv: string[] = []) => readConfig(env, argv, nowhere);
const secret = '00'.repeat(32);

test('without settings the server listens on this computer alone, port 3000, with its own database', () => {
  const { host, port, role, databaseUrl, zone, calendarCountry, migrate, uploadLimitBytes } = read({});
  assert.deepEqual(
    { host, port, role, databaseUrl, zone, calendarCountry, migrate },
    {
      host: '127.0.0.1',
      port: 3000,
      role: 'all',
      databaseUrl: undefined,
      zone: 'Europe/Moscow',
      calendarCountry: 'RU',
      migrate: true,
    },
  );
  assert.ok(uploadLimitBytes >= 2 * 1024 ** 3);
});

const wrong: [string, Record<string, string>, string[]?][] = [
  ['PORT', { PORT: '99999' }],
  ['PORT', { PORT: 'http' }],
  ['HOST', { HOST: 'http://here' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://u:topsecret@h/d' }],
  ['DATABASE_OWNER_URL', { DATABASE_OWNER_URL: 'h', DATABASE_URL: 'postgresql://h/d', VEDOMO_SECRET: secret }],
  ['DATABASE_OWNER_URL', { DATABASE_OWNER_URL: 'postgresql://h/d' }],
  ['VEDOMO_SECRET', { VEDOMO_SECRET: 'topsecret' }],
  ['VEDOMO_SECRET', { DATABASE_URL: 'postgresql://h/d' }],
  ['SMTP_URL', { SMTP_URL: 'topsecret' }],
  ['MAIL_FROM', { MAIL_FROM: 'nobody' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'vedomo.example.org' }],
  ['VEDOMO_ZONE', { VEDOMO_ZONE: 'Mars/Olympus' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'balancer' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['LOG_FORMAT', { LOG_FORMAT: 'xml' }],
  ['UPLOAD_LIMIT', { UPLOAD_LIMIT: 'much' }],
  ['S3_URL', { S3_URL: 'https://topsecret@h/bucket', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' }],
  ['S3_URL', { S3_URL: 'https://h' }],
  ['S3_SECRET_KEY', { S3_URL: 'https://h/bucket', S3_ACCESS_KEY: 'a' }],
  ['LIBREOFFICE', { LIBREOFFICE: 'soffice' }],
  ['CLAMAV_URL', { CLAMAV_URL: 'http://scanner' }],
  ['S3_PATH_STYLE', { S3_PATH_STYLE: 'yes' }],
  ['CALENDAR_COUNTRY', { CALENDAR_COUNTRY: 'Россия' }],
  ['--role', {}, ['--role', 'boss']],
  ['--what', {}, ['--what']],
];
for (const [name, env, argv] of wrong) {
  test(`a wrong ${name} (${Object.keys(env)}) is one line that names it and shows no secret`, () => {
    assert.throws(
      () => read(env, argv),
      (error) => {
        assert.ok(error instanceof ConfigError && error instanceof StartError);
        assert.ok(error.message.includes(name), error.message);
        assert.ok(!error.message.includes('\n') && !error.message.includes('topsecret'), error.message);
        return true;
      },
    );
  });
}

test('the key is read from 64 hexadecimal digits or from base64', () => {
  const bytes = Buffer.from(secret, 'hex');
  assert.deepEqual(read({ VEDOMO_SECRET: secret }).secret, bytes);
  assert.deepEqual(read({ VEDOMO_SECRET: bytes.toString('base64') }).secret, bytes);
});

test('the file .env is read, the environment wins over it, an empty value means none', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vedomo-env-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, '.env');
  writeFileSync(file, 'PORT=4000\nHOST=0.0.0.0\nSMTP_URL=smtp://mail\n');
  const { host, port, smtpUrl } = readConfig({ PORT: '0', SMTP_URL: '' }, ['--role=web'], file);
  assert.deepEqual({ host, port, smtpUrl }, { host: '0.0.0.0', port: 0, smtpUrl: undefined });
});

test('.env.sample holds every setting that the program reads, with its default', () => {
  const text = readFileSync(join(import.meta.dirname, '../../.env.sample'), 'utf8');
  const named = new Set([...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name));
  const parts = ['config.ts', 'messenger/environment.ts'];
  const source = parts.map((part) => readFileSync(join(import.meta.dirname, part), 'utf8')).join('\n');
  const read_ = new Set([...source.matchAll(/^ {2}([A-Z_]+): (?:z|postgresUrl)/gm)].map(([, name]) => name));
  assert.ok(read_.size > 10);
  assert.deepEqual([...named].sort(), [...read_].sort());
  assert.deepEqual(readConfig(parseEnv(text), [], nowhere), read({}));
});
