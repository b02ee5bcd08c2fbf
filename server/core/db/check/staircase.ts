// The proof that migrations lose nothing: on a filled database each one goes up, down and up again, and after each
// step the schema and the values of every column that is still there are compared with what they were.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { knownMigrations } from '../migrate.ts';
import { carriedBack, compareData } from './compare-data.ts';
import { fillDatabase } from './fill.ts';
import { type MigrationNotes, migrationNotes } from './header.ts';
import { schemaDifference, schemaLines } from './schema-print.ts';
import { type DataPrint, dataPrint, KnownPrints } from './value-prints.ts';

/** Whoever applies migrations, so that the proof runs the same code as a start. */
export interface Migrator {
  /** Up to and including `to`. */
  up(ownerUrl: string, dir: string, to: string): Promise<unknown>;
  /** The last one back. */
  down(ownerUrl: string, dir: string): Promise<unknown>;
}

export interface StaircaseOptions {
  /** An empty database that may be changed at will. */
  ownerUrl: string;
  dir: string;
  /** May hold `NNNN_name.sql`: rows that no rule can guess, added after the migration of that name, and notes on it. */
  fillDir?: string;
  migrator: Migrator;
  log: (line: string) => void;
  now: Date;
}

/** What is wrong, a line each; empty when every migration keeps every value. */
export async function checkMigrations(options: StaircaseOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    const findings: string[] = [];
    const known = new KnownPrints();
    for (const [at, name] of (await knownMigrations(options.dir)).entries()) {
      const fixture = await fixtureOf(options.fillDir, name);
      const notes = migrationNotes(`${await textOf(options.dir, name)}\n${fixture}`);
      const step: Step = { name, notes, round: at, fixture, known };
      const found: string[] = [];
      await checkOne(client, options, step, found).catch((error: Error) => found.push(`stopped: ${error.message}`));
      findings.push(...found.map((line) => `${name} ${line}`));
      options.log(`${name}: ${found.length === 0 ? 'keeps everything' : `${found.length} findings`}`);
      if (found.some((line) => line.startsWith('stopped'))) break;
    }
    return findings;
  } finally {
    await client.end();
  }
}

interface Step {
  name: string;
  notes: MigrationNotes;
  /** Keeps the values of one fill apart from those of the others. */
  round: number;
  /** SQL of rows that can't be guessed. */
  fixture: string;
  /** Of the steps before. */
  known: KnownPrints;
}

async function textOf(dir: string, name: string): Promise<string> {
  const file = join(dir, name);
  return readFile(`${file}.up.sql`, 'utf8').catch(() => readFile(`${file}.ts`, 'utf8'));
}

async function fixtureOf(folder: string | undefined, name: string): Promise<string> {
  if (!folder) return '';
  return readFile(join(folder, `${name}.sql`), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

async function checkOne(
  client: pg.Client,
  { ownerUrl, dir, migrator, now }: StaircaseOptions,
  { name, notes, round, fixture, known }: Step,
  findings: string[],
): Promise<void> {
  const print = (like?: DataPrint) => dataPrint(client, { like, without: notes.rows, known });
  const before = await print();
  const schemaBefore = await schemaLines(client);
  await migrator.up(ownerUrl, dir, name);
  const schemaUp = await schemaLines(client);
  findings.push(...compareData('up', before, await print(before), notes));
  // Rows of the tables that a step leaves alone were made when those tables were, and stay in the comparison.
  const changed = schemaDifference(schemaBefore, schemaUp);
  const refill = (at: number) => fill(client, { round: at, now, changed }, fixture);
  await refill(round);
  if (!notes.reversible) return;
  // Rows written by the new program, too, must survive the way down.
  const filled = await print(before);
  await migrator.down(ownerUrl, dir);
  // Rows that the newer check let in stay on the way down, so that the older one is only asked of new rows.
  const schemaDown = (await schemaLines(client)).map((line) => line.replace(/ NOT VALID$/, ''));
  findings.push(...schemaDifference(schemaBefore, schemaDown).map((line) => `down: schema ${line}`));
  const kept = await print(before);
  findings.push(...compareData('down', carriedBack(filled, before, notes), kept, notes));
  await migrator.up(ownerUrl, dir, name);
  findings.push(...schemaDifference(schemaUp, await schemaLines(client)).map((line) => `up again: schema ${line}`));
  findings.push(...compareData('up again', kept, await print(kept), notes));
  await refill(round + 50);
}

interface Fill {
  round: number;
  now: Date;
  /** The lines of the schema in which the step differs. */
  changed: readonly string[];
}

async function fill(client: pg.Client, { round, now, changed }: Fill, fixture: string): Promise<void> {
  await client.query('begin');
  try {
    await fillDatabase(client, round, now, ({ sql }) => changed.some((line) => names(line, sql)));
    await client.query(fixture);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Whether the line of a schema is about this table: its columns, keys, triggers, rights. */
function names(line: string, table: string): boolean {
  for (let at = line.indexOf(table); at >= 0; at = line.indexOf(table, at + 1)) {
    if (!/[\w$"]/.test(line.charAt(at + table.length))) return true;
  }
  return false;
}
