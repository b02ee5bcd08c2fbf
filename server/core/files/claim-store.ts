// Which folder holds this database's files: its mark stands in the folder and in the database. Any number of processes share a
// folder, on one machine or over a network; a second machine with a disk of its own is refused, or files would be lost between
// the two without anybody noticing.
import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '../ids.ts';
import type { Services } from '../services.ts';
import { oneLine, StartError } from '../start-error.ts';
import { localFolder, localStore } from './open-store.ts';

/** No dot in front: it goes along when people copy `files/*`. */
const markName = 'store.id';
const settingKey = 'file-store';
const newestLookedAt = 20;

interface Claim {
  id: string;
  /** Files of before were looked for when the folder was taken. */
  since: string;
}
type Needs = Pick<Services, 'config' | 'pools' | 'clock'>;

const mend =
  'Дайте всем машинам одну общую папку файлов или задайте S3_URL; если эта папка и есть нужная: npm run -s vedomo -- files adopt';

/** Called at the start, before anything is read or written; refuses in one line. */
export async function claimStore(services: Needs): Promise<void> {
  if (services.config.s3) return;
  const folder = localFolder(services.config);
  const [known, mark] = [await claimOf(services), await readMark(folder)];
  if (!known) {
    await refuseWithoutNewest(services, folder, undefined);
    await take(services, mark ?? (await makeMark(folder, { over: false })), { over: false });
    // Of two machines that start at once on a new database, the second finds the first here.
    if ((await claimOf(services))?.id === (await readMark(folder))) return;
  } else if (mark === known.id) return refuseWithoutNewest(services, folder, known.since);
  throw new StartError(
    `Файлы этой базы лежат в другой папке, не в ${folder}: похоже, это вторая машина со своим диском. ${mend}`,
  );
}

/**
 * Makes this folder the one of the database, whatever was before: after a restore, a move, or by an administrator's word. It
 * gets a new mark, so that no copy of it passes for it any more.
 */
export async function adoptStore(services: Needs): Promise<{ folder: string; looked: number; missing: number }> {
  const folder = localFolder(services.config);
  const found = await newestIn(services, undefined);
  await take(services, await makeMark(folder, { over: true }), { over: true });
  return { folder, ...found };
}

async function claimOf({ pools }: Needs): Promise<Claim | undefined> {
  const { rows } = await pools.write.query<{ value: Claim }>('select value from setting where key = $1', [settingKey]);
  return rows[0]?.value;
}

async function take({ pools, clock }: Needs, id: string, { over }: { over: boolean }): Promise<void> {
  const claim: Claim = { id, since: clock.now().toISOString() };
  await pools.write.query(
    `insert into setting (key, value, changed_at) values ($1, $2, $3)
     on conflict (key) do ${over ? 'update set value = excluded.value, changed_at = excluded.changed_at' : 'nothing'}`,
    [settingKey, JSON.stringify(claim), claim.since],
  );
}

async function readMark(folder: string): Promise<string | undefined> {
  try {
    const text = (await readFile(join(folder, markName), 'utf8')).trim();
    return isId(text) ? text : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`Папка файлов ${folder} не читается (${oneLine(error)}).`);
  }
}

/** Whole or absent; of processes that start at once on one folder, all take the mark of one. */
async function makeMark(folder: string, { over }: { over: boolean }): Promise<string> {
  const path = join(folder, markName);
  const id = randomUUID();
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const making = await open(`${path}.${id}`, 'wx', 0o600);
    await making.writeFile(`${id}\n`);
    await making.sync();
    await making.close();
    if (over) await rename(`${path}.${id}`, path);
    else await unlessThere(path, `${path}.${id}`);
    await rm(`${path}.${id}`, { force: true });
  } catch (error) {
    throw new StartError(`В папку файлов ${folder} нельзя писать (${oneLine(error)}).`);
  }
  return (await readMark(folder)) ?? id;
}

/** The first stays. Where a folder knows no links (some shares of a network), a copy does the same. */
async function unlessThere(path: string, made: string): Promise<void> {
  const there = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  };
  await link(made, path).catch((error: NodeJS.ErrnoException) =>
    error.code === 'EEXIST' ? undefined : copyFile(made, path, constants.COPYFILE_EXCL).catch(there),
  );
}

/** How many of the newest kept files the folder lacks. */
async function newestIn({ config, pools }: Needs, since: string | undefined) {
  // Ids begin with their time: the newest are found from the end, and none older than the folder is looked at.
  const first = since ? Date.parse(since).toString(16).padStart(12, '0') : '000000000000';
  const { rows } = await pools.write.query<{ id: string }>(
    'select id from file where id >= $1 and attached_at is not null order by id desc limit $2',
    [`${first.slice(0, 8)}-${first.slice(8)}-7000-8000-000000000000`, newestLookedAt],
  );
  const store = localStore(config);
  const stored = await Promise.all(rows.map(({ id }) => store.storedAt(id)));
  return { looked: rows.length, missing: stored.filter((at) => at === null).length };
}

/** A copy of the folder on another disk bears its mark and lacks what came later. */
async function refuseWithoutNewest(services: Needs, folder: string, since: string | undefined): Promise<void> {
  const { looked, missing } = await newestIn(services, since);
  if (looked === 0 || missing < looked) return;
  throw new StartError(
    `В папке ${folder} нет ни одного из последних файлов этой базы (${looked}): это пустая папка, старая копия или диск другой машины. ${mend}`,
  );
}
