// `backup` and `restore`: the whole system as one file, and back into an empty database.
import { accessSync, constants, existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { backup } from '#core/backup/backup.ts';
import { restore } from '#core/backup/restore.ts';
import { systemClock } from '#core/clock.ts';
import { writeEvents } from '#core/events.ts';
import { adoptStore } from '#core/files/claim-store.ts';
import { headsFileOf } from '#core/journal/heads.ts';
import type { CommandEvent } from '#core/journal/titles.ts';
import type { Services } from '#core/services.ts';
import { StartError } from '#core/start-error.ts';
import type { Answer, Flags, Ground } from './command.ts';
import { closeServices, commandActor, sealWritten, servicesOn } from './program.ts';

/** npm changes into the clone's folder; the names that people type count from where they stood. */
const pathOf = (flags: Flags, name: string): string =>
  resolve(process.env.INIT_CWD ?? process.cwd(), flags.needed(name));

const version = (): string => JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version;

/** A copy names the secret that opens it: a wrong one here would make every later restore fail. */
async function requireOwnSecret(services: Services): Promise<void> {
  const { rows } = await services.pools.read.query<{ value: string }>(
    `select value #>> '{}' as value from setting where key = 'secret-fingerprint'`,
  );
  if (rows[0] && rows[0].value !== services.keys.fingerprint()) {
    throw new StartError('VEDOMO_SECRET не тот, с которым создана эта база: верните прежний ключ');
  }
}

async function tellJournal(services: Services, ownerUrl: string, event: CommandEvent, data: object): Promise<void> {
  await writeEvents(services, services.pools.write, commandActor(), event, [{ data: { ...data } }], 'done');
  await sealWritten(services, ownerUrl);
}

export async function makeBackup({ flags, database, tell }: Ground): Promise<Answer> {
  const services = servicesOn(database);
  try {
    const made = await backup({
      ownerUrl: database.ownerUrl,
      store: services.store,
      to: await checkedTarget(services, pathOf(flags, 'to')),
      log: tell,
      version: version(),
      secretFingerprint: services.keys.fingerprint(),
      clock: services.clock,
    });
    const { path, ...counts } = made;
    await tellJournal(services, database.ownerUrl, 'core.backup.make', counts);
    const line = `Копия готова: ${path}, байтов ${made.bytes}, таблиц ${made.tables}, строк ${made.rows}, файлов ${made.files}`;
    return { json: made, lines: [line] };
  } finally {
    await closeServices(services);
  }
}

async function checkedTarget(services: Services, path: string): Promise<string> {
  accessSync(dirname(path), constants.W_OK);
  const { rows } = await services.pools.read.query<{ there: boolean }>(
    `select to_regclass('public.setting') is not null as there`,
  );
  if (rows[0]?.there) await requireOwnSecret(services);
  return path;
}

/** Heads of the journal that was here tell of events after the copy: kept under another name, as evidence of what was lost. */
function setHeadsAside(dataDir: string): string | undefined {
  const path = headsFileOf(dataDir);
  if (!existsSync(path)) return undefined;
  const name = `journal-heads.until-${systemClock.now().toISOString().replace(/[:.]/g, '-')}.log`;
  renameSync(path, join(dataDir, name));
  return name;
}

export async function restoreBackup({ flags, database, tell }: Ground): Promise<Answer> {
  const services = servicesOn(database);
  try {
    const { tables, files, jobs, createdAt } = await restore({
      ownerUrl: database.ownerUrl,
      appUrl: database.appUrl,
      store: services.store,
      from: pathOf(flags, 'from'),
      log: tell,
      secretFingerprint: services.keys.fingerprint(),
      clock: systemClock,
    });
    // The copy tells of the folder that it was made from.
    if (!services.config.s3) await adoptStore(services);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const headsKept = setHeadsAside(database.config.dataDir);
    const counts = { createdAt, tables: tables.length, rows, files, jobs, ...(headsKept ? { headsKept } : {}) };
    await tellJournal(services, database.ownerUrl, 'core.backup.restore', counts);
    const { databaseUrl, dataDir } = database.config;
    if (!databaseUrl && !existsSync(join(dataDir, 'secret'))) {
      tell('Ключ взят из VEDOMO_SECRET: задайте его и серверу или положите файлом secret в папку данных');
    }
    if (headsKept) tell(`Печати прежнего журнала сохранены: ${join(dataDir, headsKept)}`);
    return {
      json: counts,
      lines: [
        `Восстановлено из копии от ${createdAt}: таблиц ${tables.length}, строк ${rows}, файлов ${files}, заданий ${jobs}`,
      ],
    };
  } finally {
    await closeServices(services);
  }
}
