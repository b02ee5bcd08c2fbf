// The handle of an action: reads and writes of one transaction, each statement carrying the scope of its table.
import {
  type Compilable,
  type CompiledQuery,
  type DeleteQueryBuilder,
  type Insertable,
  type InsertQueryBuilder,
  type Selectable,
  sql,
  type UpdateQueryBuilder,
} from 'kysely';
import type { Audience } from '#contract/core.ts';
import { Handle, type HandleShape, one } from './handle.ts';

/** What an event tells: ids and clear facts in `data`, personal values under the subject they are about. */
export interface EventNote {
  recordId?: string;
  recordKind?: string;
  audience?: Audience;
  /** Clear facts: no names, no free text of people. */
  data?: Record<string, unknown>;
  /** Values to be encrypted under the key of each subject. */
  personal?: Record<string, unknown>;
  /** Whose data the event concerns, besides the keys of `personal`. */
  subjectIds?: readonly string[];
  /** Another name than the operation's own, for what the operation brought about on the way. */
  operation?: string;
}
export interface JobNote {
  job: string;
  payload: Record<string, unknown>;
  /** A waiting job with the same key is replaced, not doubled. */
  key?: string;
  runAt?: Date;
}

export class Unit<DB> extends Handle<DB> {
  readonly #shape: HandleShape;
  readonly #events: EventNote[] = [];
  readonly #jobs: JobNote[] = [];
  readonly #behind: Promise<unknown>[] = [];
  readonly #after: (() => void)[] = [];
  #fault: unknown;

  constructor(shape: HandleShape) {
    super(shape);
    this.#shape = shape;
  }

  /** Locks one visible row by its id, or 404. */
  async lock<T extends keyof DB & string>(table: T, id: string): Promise<Selectable<DB[T]>> {
    const scope = this.scopeOf(table);
    const rows = sql`select ${sql.table(table)}.* from ${sql.table(table)} where ${sql.ref(`${table}.id`)} = ${id}${
      scope ? sql` and ${scope}` : sql``
    } for update of ${sql.table(table)}`.execute(this.#shape.db);
    return one(rows.then((found) => found.rows[0])) as Promise<Selectable<DB[T]>>;
  }

  insert<T extends keyof DB & string>(table: T, values: Insertable<DB[T]> | readonly Insertable<DB[T]>[]) {
    return this.#shape.db.insertInto(table).values(values as never) as unknown as InsertQueryBuilder<
      DB,
      T,
      { insertId: bigint | undefined }
    >;
  }

  update<T extends keyof DB & string>(table: T) {
    // biome-ignore lint/suspicious/noExplicitAny: callers get the row types of their own tables back
    const query: UpdateQueryBuilder<any, any, any, object> = this.#shape.db.updateTable(table as string);
    const scope = this.scopeOf(table);
    return (scope ? query.where(scope) : query) as unknown as UpdateQueryBuilder<
      Pick<DB, T>,
      T,
      T,
      { numUpdatedRows: bigint }
    >;
  }

  remove<T extends keyof DB & string>(table: T) {
    // biome-ignore lint/suspicious/noExplicitAny: callers get the row types of their own tables back
    const query: DeleteQueryBuilder<any, any, object> = this.#shape.db.deleteFrom(table as string);
    const scope = this.scopeOf(table);
    return (scope ? query.where(scope) : query) as unknown as DeleteQueryBuilder<
      Pick<DB, T>,
      T,
      { numDeletedRows: bigint }
    >;
  }

  /**
   * Does a part that may be refused by itself: what it wrote, told and enqueued until then is as if it had never been, and
   * the rest goes on. The refusal is thrown on.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const { db } = this.#shape;
    const [events, jobs, behind] = [this.#events.length, this.#jobs.length, this.#behind.length];
    await sql`savepoint part`.execute(db);
    try {
      const done = await work();
      await Promise.all(this.#behind.slice(behind));
      await sql`release savepoint part`.execute(db);
      return done;
    } catch (error) {
      await Promise.allSettled(this.#behind.slice(behind));
      await sql`rollback to savepoint part`.execute(db);
      this.#events.length = events;
      this.#jobs.length = jobs;
      this.#behind.length = behind;
      if (behind === 0) this.#fault = undefined;
      throw error;
    }
  }

  /** Adds a clear fact to everything that the action has told so far. */
  markEvents(fact: Record<string, unknown>): void {
    for (const event of this.#events) event.data = { ...event.data, ...fact };
  }

  /** Writes the journal's row of this action, in the same transaction. An action without one is rolled back. */
  event(note: EventNote = {}): void {
    this.#events.push(note);
  }

  /** Work for later, in the same transaction: never lost, never before the commit. */
  enqueue(note: JobNote): void {
    this.#jobs.push(note);
  }

  /** Sends a statement whose answer nobody needs before the commit: core's own writes. What fails in it fails the action. */
  sendBehind(statement: CompiledQuery): void {
    const { sql } = this.#shape;
    if (!sql) throw new Error('this unit has no connection of its own');
    const answer = sql.query(statement.sql, [...statement.parameters]);
    answer.catch((error: unknown) => {
      this.#fault ??= error;
    });
    this.#behind.push(answer);
  }

  /** The same for a write of the unit's own tables: `unit.behind(unit.insert(…))`. What follows it sees it done. */
  behind(write: Compilable): void {
    this.sendBehind(write.compile());
  }

  /** Called once everything is committed: to wake what waits for it. Nothing may depend on it, for it does not outlive a crash. */
  afterCommit(wake: () => void): void {
    this.#after.push(wake);
  }

  /** What failed among the statements sent behind: those after it fail only because of it. */
  get fault(): unknown {
    return this.#fault;
  }

  get written(): {
    events: readonly EventNote[];
    jobs: readonly JobNote[];
    behind: readonly Promise<unknown>[];
    after: readonly (() => void)[];
  } {
    return { events: this.#events, jobs: this.#jobs, behind: this.#behind, after: this.#after };
  }
}

/** A unit over whatever tables: what core's functions take from actions of every module. */
// biome-ignore lint/suspicious/noExplicitAny: core's functions reach core's tables alone
export type AnyUnit = Unit<any>;
