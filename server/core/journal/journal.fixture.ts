// A journal of its own for each test: a fresh database, people with keys, events written as the program writes them.
import pg from 'pg';
import type { Sql } from '#core/db/sql.ts';
import { newId } from '#core/ids.ts';
import { Keys } from '#core/keys.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { appendEvents } from './append.ts';
import type { NewEvent } from './event.ts';
import { sealJournal } from './seal.ts';
import { SubjectKeys } from './subjects.ts';

export const anna = '01900000-0000-7000-8000-0000000000a1';
export const boris = '01900000-0000-7000-8000-0000000000b0';

/** A clock that stands until it is turned. */
export class HandClock {
  at = new Date();
  now(): Date {
    return this.at;
  }
}

export interface Journal {
  /** The owner of the tables, who may also do what no honest program does. */
  owner: pg.Pool;
  database: TestDatabase;
  keys: Keys;
  clock: HandClock;
  subjects: SubjectKeys;
  /** Writes events in one transaction; returns their ids in order. */
  write(count: number, values?: Partial<NewEvent>): Promise<string[]>;
  /** Writes events, each in a transaction of its own. */
  writeApart(count: number, values?: Partial<NewEvent>): Promise<string[]>;
  /** Waits until everything written so far is final. */
  settle(): Promise<void>;
  /** Seals everything written so far. */
  seal(batch?: number): Promise<{ seals: number; events: number }>;
  /** Runs statements with the journal's triggers out of the way, as the owner of the database can. */
  tamper(...statements: Tampering[]): Promise<void>;
  /** Does the same in a transaction, looks at the result through it, and takes everything back. */
  trial<T>(look: (sql: Sql) => Promise<T>, ...statements: Tampering[]): Promise<T>;
  [Symbol.asyncDispose](): Promise<void>;
}

export type Tampering = string | [text: string, values: unknown[]];

async function tamperThrough(sql: Sql, statements: readonly Tampering[]): Promise<void> {
  for (const table of ['event', 'journal_seal']) {
    await sql.query(`alter table ${table} disable trigger journal_untouched`);
  }
  for (const statement of statements) {
    if (typeof statement === 'string') await sql.query(statement);
    else await sql.query(...statement);
  }
  for (const table of ['event', 'journal_seal']) {
    await sql.query(`alter table ${table} enable always trigger journal_untouched`);
  }
}

export function eventOf(clock: HandClock, values: Partial<NewEvent> = {}): NewEvent {
  const at = values.at ?? clock.now().toISOString();
  return {
    id: newId(Date.parse(at)),
    at,
    operation: 'correspondence.letter.register',
    outcome: 'done',
    actorId: anna,
    actorKind: 'user',
    subjectIds: [],
    audience: 'internal',
    address: '10.0.0.7',
    requestId: 'request-1',
    data: { number: 'ВХ-2026/00001' },
    personal: { [anna]: { actor: 'Анна Смирнова' } },
    ...values,
  };
}

export async function freshJournal(): Promise<Journal> {
  const database = await freshDatabase();
  const owner = poolOf(database.ownerUrl);
  const keys = new Keys(Buffer.alloc(32, 7));
  const clock = new HandClock();
  const subjects = new SubjectKeys(keys, clock);
  await subjects.createSubject(owner, anna, 'user');
  await subjects.createSubject(owner, boris, 'contact');
  const write = async (count: number, values?: Partial<NewEvent>) => {
    const events = Array.from({ length: count }, () => eventOf(clock, values));
    await appendEvents(owner, keys, subjects, events);
    return events.map((event) => event.id);
  };
  // Transactions of every database of the cluster hold back what is final, those of other tests too.
  const settle = async () => {
    const { rows } = await owner.query<{ next: string }>(
      'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
    );
    const text = 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as done';
    const end = performance.now() + 20_000;
    while (!(await owner.query(text, [rows[0]?.next])).rows[0].done) {
      if (performance.now() > end) throw new Error('a transaction of another test does not end');
    }
  };
  return {
    database,
    settle,
    async seal(batch) {
      await settle();
      return sealJournal(owner, keys, clock, batch ? { batch } : {});
    },
    owner,
    keys,
    clock,
    subjects,
    write,
    async writeApart(count, values) {
      const ids: string[] = [];
      for (let at = 0; at < count; at += 1) ids.push(...(await write(1, values)));
      return ids;
    },
    tamper: (...statements) => tamperThrough(owner, statements),
    async trial(look, ...statements) {
      const client = await owner.connect();
      try {
        await client.query('begin');
        await tamperThrough(client, statements);
        return await look(client);
      } finally {
        await client.query('rollback');
        client.release();
      }
    },
    async [Symbol.asyncDispose]() {
      await owner.end();
      await database.drop();
    },
  };
}

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  // The database is dropped with its last connections.
  pool.on('error', () => undefined);
  return pool;
}
