// Runs the administrator's command: inside the test, from its words to its exit code, or as a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ownEnvironment } from '#test/support/own-environment.ts';
import { execute } from '../../server/cli/execute.ts';

const root = join(import.meta.dirname, '../..');

export interface Ran {
  code: number | null;
  out: string;
  errors: string;
}

/** `vedomo words…` with these settings alone. A process of its own would take two seconds each to read the program. */
export async function vedomo(environment: Record<string, string>, words: readonly string[]): Promise<Ran> {
  const ran: Ran = { code: null, out: '', errors: '' };
  ran.code = await execute(words, {
    environment: { PATH: process.env.PATH, ...environment },
    print: (lines) => {
      ran.out += `${lines.join('\n')}\n`;
    },
    tell: (line) => {
      ran.errors += `${line}\n`;
    },
  });
  return ran;
}

/** The same as people and their scripts run it; `input` is typed into it. */
export async function vedomoProcess(
  environment: Record<string, string>,
  words: readonly string[],
  options: { program?: string; input?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, options.program ?? 'server/cli.ts'), ...words], {
    cwd: root,
    env: ownEnvironment({ HOME: process.env.HOME ?? '', ...environment }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (errors += chunk));
  child.stdin.end(options.input ?? '');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, errors };
}

/** What the failed command said, in one line. */
export function oneLineOf(ran: Ran): string {
  const lines = ran.errors.trimEnd().split('\n');
  if (ran.code !== 1 || lines.length !== 1 || ran.out !== '') throw new Error(JSON.stringify(ran));
  return String(lines[0]);
}

/** The one JSON value on the output of a command that succeeded. */
export function jsonOf(ran: Ran, code = 0) {
  if (ran.code !== code) throw new Error(JSON.stringify(ran));
  return JSON.parse(ran.out);
}
