// Where the embedded database lies: in the data folder, or, when root keeps that folder in a place that the
// database's account cannot enter, under /var/lib/vedomo with a note of it in the data folder.
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Account, canEnter, databaseAccount } from '#core/db/embedded-account.ts';
import { type Binaries, binariesFor, findBinaries } from '#core/db/embedded-binaries.ts';
import { oneLine, StartError } from '#core/start-error.ts';

export interface Place {
  dataDir: string;
  /** Belongs to the database's account, closed to all others; holds all below. */
  base: string;
  /** PGDATA. */
  cluster: string;
  /** The folder of the socket. */
  sockets: string;
  account: Account | undefined;
  binaries: Binaries;
}

const shared = process.platform === 'darwin' ? '/usr/local/var/vedomo' : '/var/lib/vedomo';
const note = 'postgres.location';
const origin = 'data-folder';
/** Bytes that fit into the address of a socket, without the closing zero. */
const socketLimit = process.platform === 'darwin' ? 103 : 107;

/** Finds or makes the folders; throws a StartError with the reason when they cannot be used. */
export function preparePlace(dataDir: string, log: (line: string) => void): Place {
  openDataDir(dataDir);
  const known = knownBase(dataDir);
  const account = databaseAccount(known);
  const base = known ?? makeBase(dataDir, account, log);
  if (account && !canEnter(account, base)) {
    throw new StartError(`Пользователь ${account.name}, от имени которого работает база, не может войти в ${base}.`);
  }
  if (!account) checkReach(base, 'Папка базы');
  const binaries = binariesFor(account, findBinaries(), shared);
  return { dataDir, base, cluster: join(base, 'cluster'), sockets: socketFolder(base, account), account, binaries };
}

/** Whether this data folder already has a database. */
export function hasCluster(dataDir: string): boolean {
  const base = knownBase(dataDir);
  if (base === undefined) return false;
  try {
    return readdirSync(base).includes('cluster');
  } catch {
    // Closed to us: someone else's, so it is no empty folder.
    return true;
  }
}

/** Makes the data folder when it is missing, and sees that this process may work in it. */
export function openDataDir(dataDir: string): void {
  try {
    // The database's account passes through the data folder, so root leaves it open for passing and closed for looking.
    const made = mkdirSync(dataDir, { recursive: true });
    if (made) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    throw new StartError(`Папку данных ${dataDir} нельзя создать: ${oneLine(error)}`);
  }
  checkReach(dataDir, 'Папка данных');
}

function checkReach(folder: string, what: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EROFS' ? 'диск только для чтения' : 'нет прав';
    throw new StartError(`${what} ${folder} недоступна (${why}): запускайте под тем же пользователем, что и раньше.`);
  }
}

function knownBase(dataDir: string): string | undefined {
  const inside = join(dataDir, 'postgres');
  if (existsSync(inside) && !isUnfinished(inside)) return inside;
  let elsewhere: string;
  try {
    elsewhere = readFileSync(join(dataDir, note), 'utf8').trim();
  } catch {
    return undefined;
  }
  if (!existsSync(elsewhere)) {
    throw new StartError(
      `База этой папки данных лежала в ${elsewhere}, теперь её там нет (запись в ${join(dataDir, note)}).`,
    );
  }
  refuseCopy(dataDir, elsewhere);
  return elsewhere;
}

/** Made by root a moment ago and not given to the database's account yet, by us or by a start that was killed. */
function isUnfinished(base: string): boolean {
  return process.getuid?.() === 0 && statSync(base).uid === 0 && readdirSync(base).length === 0;
}

/** Two data folders must not lead to one database: a copied folder keeps the note of the first. */
function refuseCopy(dataDir: string, base: string): void {
  const owner = readFileSync(join(base, origin), 'utf8').trim();
  const here = realpathSync(dataDir);
  if (owner === here) return;
  if (existsSync(join(owner, note))) {
    throw new StartError(
      `Папка ${here} — копия папки ${owner} с одной базой на двоих: перенесите данные через backup и restore.`,
    );
  }
  writeFileSync(join(base, origin), here);
}

function makeBase(dataDir: string, account: Account | undefined, log: (line: string) => void): string {
  const inside = join(dataDir, 'postgres');
  makeClosed(inside, account);
  if (!account || canEnter(account, inside)) return inside;
  rmSync(inside, { recursive: true });
  const here = realpathSync(dataDir);
  // A name never used before: a new clone at an old path must not meet the old one's database.
  const base = join(shared, randomBytes(6).toString('hex'));
  if (mkdirSync(shared, { recursive: true })) chmodSync(shared, 0o755);
  makeClosed(base, account);
  writeFileSync(join(base, origin), here);
  writeFileSync(join(dataDir, note), `${base}\n`);
  log(`Пользователь ${account.name} не может войти в ${here}, поэтому база лежит в ${base}.`);
  return base;
}

function makeClosed(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

function socketFolder(base: string, account: Account | undefined): string {
  const inside = join(base, 'run');
  const fits = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= socketLimit;
  const folder = fits ? inside : join('/tmp', `vedomo-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`);
  if (process.platform === 'win32') return folder;
  if (!existsSync(folder)) makeClosed(folder, account);
  const { uid, mode } = lstatSync(folder);
  const folderIsOurs = uid === (account?.uid ?? process.getuid?.()) && (mode & 0o777) === 0o700;
  if (!lstatSync(folder).isDirectory() || !folderIsOurs) {
    throw new StartError(`Папка ${folder} для связи с базой чужая или открыта для других: удалите её.`);
  }
  return folder;
}
