// Data folders for the tests of the launcher, and the processes that work on them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

/** A temporary folder that the account of the database may pass through. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vedomo-start-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export interface Holder {
  line: string;
  /** Waits for the end of the process, after a signal or by itself, and tells its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Runs test/start/hold-database.ts until it has said its line. */
export async function holdDatabase(args: string[], env: Record<string, string> = {}): Promise<Holder> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-database.ts'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(([code]) => [`ended with ${code}`]),
  ])) as [string];
  return {
    line,
    async end(signal) {
      if (signal) child.kill(signal);
      return (await exited)[0];
    },
  };
}

export async function ask<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The pid file of the database in a data folder. */
export function pidFile(dataDir: string): string {
  return join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
}

export function postmasterPid(dataDir: string): number {
  return Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0]);
}

/** Waits for a condition; the limit only ends a test that would never end by itself. */
export async function until(condition: () => boolean | Promise<boolean>, what: string, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export function isAlive(pid: number): boolean {
  if (existsSync(`/proc/${pid}/stat`) && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
