// PostgreSQL refuses to run as root. Started by root, it runs as another account of the system;
// started by anyone else, as that very account.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartError } from '#core/start-error.ts';

export interface Account {
  uid: number;
  gid: number;
  name: string;
}

const ownName = 'vedomo';

/** The account of the database, or undefined when it runs as the current one. */
export function databaseAccount(existing: string | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existing) return ownerOf(existing);
  return named('postgres') ?? named(ownName) ?? created() ?? named('nobody') ?? refuse();
}

/** Data that exists stays with its owner, whatever accounts have come since. */
function ownerOf(folder: string): Account {
  const { uid, gid } = statSync(folder);
  if (uid === 0) {
    throw new StartError(
      `Папка базы ${folder} принадлежит root, PostgreSQL с ней не работает: верните ей прежнего владельца.`,
    );
  }
  return { uid, gid, name: ask('id', ['-nu', String(uid)]) ?? String(uid) };
}

function named(name: string): Account | undefined {
  const uid = ask('id', ['-u', name]);
  const gid = ask('id', ['-g', name]);
  return uid && gid && uid !== '0' ? { uid: Number(uid), gid: Number(gid), name } : undefined;
}

function created(): Account | undefined {
  const args = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false'];
  spawnSync('useradd', [...args, ownName], { stdio: 'ignore' });
  return named(ownName);
}

function refuse(): never {
  throw new StartError(
    'От имени root база не запускается, а другого пользователя в системе нет: создайте пользователя vedomo.',
  );
}

function ask(command: string, args: string[]): string | undefined {
  const answer = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return answer.status === 0 ? answer.stdout.trim() || undefined : undefined;
}

/** Whether the account reaches the folder through every folder above it. */
export function canEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}
