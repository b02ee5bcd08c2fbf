// The server as a process of its own, for tests that kill it, stop it or start several on one database.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ownEnvironment } from './own-environment.ts';

const root = join(import.meta.dirname, '../..');

export interface ChildServer {
  address: string;
  /** The one-time link's token, when the database had no owner yet. */
  ownerToken: string | undefined;
  process: ChildProcess;
  /** All lines so far. */
  said: string[];
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, as a crash of the machine would. */
  kill(): Promise<void>;
}

/** Starts `server/main.ts` on a free port and waits until it serves. */
export async function startChild(environment: Record<string, string>, args: string[] = []): Promise<ChildServer> {
  const child = spawn(process.execPath, [join(root, 'server/main.ts'), ...args], {
    cwd: root,
    env: ownEnvironment({ PORT: '0', LOG_LEVEL: 'silent', ...environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => errors.push(line));
  const address = await new Promise<string>((resolve, reject) => {
    let found: string | undefined;
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      said.push(line);
      found ??= /^Ведомо: (http\S+)/.exec(line)?.[1];
      // The owner's link, when there is one, is printed right after the address.
      if (found) setImmediate(resolve, found);
    });
    child.once('exit', (code) =>
      reject(new Error(`the server left with ${code}: ${[...said, ...errors].slice(-5).join(' | ')}`)),
    );
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  return {
    address,
    get ownerToken() {
      return said.map((line) => /\/start#(\S+)/.exec(line)?.[1]).find((token) => token !== undefined);
    },
    process: child,
    said,
    async stop() {
      child.kill('SIGTERM');
      return (await exited)[0];
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
