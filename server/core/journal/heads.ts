// Heads of the journal, exported outside the database: a file that is only added to (and syslog, server/core/syslog).
// A head names the last seal at that time, so that a tail cut off together with its seals is still missed.
import { createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from '#core/keys.ts';
import { lastSeal, lockSeals } from './seal.ts';
import { type Connections, inTransaction } from './transaction.ts';

export interface Head {
  no: number;
  /** Events sealed up to and with this seal. */
  total: number;
  /** The seal's MAC, as hex. */
  seal: string;
  /** When the seal was made, ISO 8601. */
  at: string;
}

export const headsFileOf = (dataDir: string): string => join(dataDir, 'journal-heads.log');

function sign(keys: Keys, { no, total, seal, at }: Head): string {
  const text = JSON.stringify(['vedomo-head-1', no, total, seal, at]);
  return createHmac('sha256', keys.for('journal-head')).update(text).digest('hex');
}

export function headLine(keys: Keys, head: Head): string {
  const { no, total, seal, at } = head;
  return JSON.stringify({ no, total, seal, at, signature: sign(keys, head) });
}

/** The head that a line carries, or undefined when the line is not one that this program wrote. */
export function readHeadLine(keys: Keys, line: string): Head | undefined {
  try {
    const { no, total, seal, at, signature } = JSON.parse(line) as Head & { signature: string };
    return signature === sign(keys, { no, total, seal, at }) ? { no, total, seal, at } : undefined;
  } catch {
    return undefined;
  }
}

/** Adds the newest seal to `<dataDir>/journal-heads.log` unless the file already ends with it. Returns the head added. */
export async function exportHead(owner: Connections, keys: Keys, dataDir: string): Promise<Head | undefined> {
  return inTransaction(owner, async (sql) => {
    if (!(await lockSeals(sql))) return undefined;
    const seal = await lastSeal(sql);
    if (!seal) return undefined;
    const head = { no: seal.no, total: seal.total, seal: seal.mac.toString('hex'), at: seal.at };
    await mkdir(dataDir, { recursive: true });
    return (await addLine(headsFileOf(dataDir), headLine(keys, head))) ? head : undefined;
  });
}

/** Adds a line unless it is already the last one; first drops a line that a crash left unfinished. */
async function addLine(path: string, line: string): Promise<boolean> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 8_192);
    const tail = Buffer.alloc(length);
    await file.read(tail, 0, length, size - length);
    const whole = tail.lastIndexOf('\n') + 1;
    if (whole < length) await file.truncate(size - length + whole);
    const lastLine = tail.toString('utf8', 0, whole).trimEnd().split('\n').at(-1);
    if (lastLine === line) return false;
    await file.appendFile(`${line}\n`);
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}

/** The finished lines of the file with their numbers, from 1; a line that a crash left unfinished is left out. */
export async function* readLines(path: string): AsyncGenerator<{ number: number; line: string }> {
  let number = 0;
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield { number: ++number, line };
  }
}
