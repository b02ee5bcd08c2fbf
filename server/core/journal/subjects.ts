// Keys of the people whom the data is about. Destroying a key destroys every value written under it.
// A key stays in this process for at most `keepMs`, so another process's destruction is followed within seconds.
import { randomBytes } from 'node:crypto';
import type { Clock } from '#core/clock.ts';
import type { Sql } from '#core/db/sql.ts';
import { type Keys, openBytes, sealBytes } from '#core/keys.ts';

/** Subject id → its key, or null when it was destroyed. Subjects without a row are absent. */
export type OpenedKeys = ReadonlyMap<string, Buffer | null>;

export interface Statement {
  text: string;
  values: unknown[];
}

export interface SubjectKeyOptions {
  capacity?: number;
  keepMs?: number;
  monotonic?: () => number;
}

interface Kept {
  key: Buffer | null;
  readAt: number;
}

const context = (id: string) => `subject:${id}`;

export class SubjectKeys {
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #keepMs: number;
  readonly #monotonic: () => number;
  // In the order of reading, so the oldest are always first.
  readonly #kept = new Map<string, Kept>();
  #sweep: NodeJS.Timeout | undefined;

  constructor(keys: Keys, clock: Clock, options: SubjectKeyOptions = {}) {
    this.#keys = keys;
    this.#clock = clock;
    this.#capacity = options.capacity ?? 10_000;
    this.#keepMs = options.keepMs ?? 3_000;
    this.#monotonic = options.monotonic ?? (() => performance.now());
  }

  /**
   * A new subject's key and the insert that stores it. The key is not kept here before others could read it:
   * events of the same transaction take it from the result.
   */
  prepareSubject(id: string, kind: string): Statement & { key: Buffer } {
    const key = randomBytes(32);
    const wrapped = sealBytes(this.#keys.for('subject-wrap'), key, context(id));
    return {
      text: 'insert into data_subject (id, kind, wrapped_key) values ($1::uuid, $2, $3::bytea)',
      values: [id, kind, wrapped],
      key,
    };
  }

  async createSubject(sql: Sql, id: string, kind: string): Promise<Buffer> {
    const { text, values, key } = this.prepareSubject(id, kind);
    await sql.query(text, values);
    return key;
  }

  /** The keys of these subjects, in one query for those not read within the last seconds. */
  async open(sql: Sql, ids: Iterable<string>): Promise<Map<string, Buffer | null>> {
    const { opened, damaged } = await this.read(sql, ids);
    if (damaged.length) throw new Error(`keys of data subjects ${damaged.join(', ')} do not open with VEDOMO_SECRET`);
    return opened;
  }

  /** As `open`, but names the keys that do not open instead of failing: for showing what can be shown. */
  async read(sql: Sql, ids: Iterable<string>): Promise<{ opened: Map<string, Buffer | null>; damaged: string[] }> {
    const now = this.#monotonic();
    const opened = new Map<string, Buffer | null>();
    const damaged: string[] = [];
    const absent: string[] = [];
    for (const id of new Set(ids)) {
      const kept = this.#kept.get(id);
      if (kept && now - kept.readAt < this.#keepMs) opened.set(id, kept.key);
      else absent.push(id);
    }
    if (absent.length) {
      const text = 'select id, wrapped_key from data_subject where id = any($1::uuid[])';
      const { rows } = await sql.query<{ id: string; wrapped_key: Buffer | null }>(text, [absent]);
      for (const row of rows) {
        const key = this.#unwrap(row.id, row.wrapped_key);
        if (key === undefined) damaged.push(row.id);
        else {
          opened.set(row.id, key);
          this.#keep(row.id, key, now);
        }
      }
    }
    return { opened, damaged };
  }

  /** Makes everything written under the subject's key unreadable, for good. False when there was no key to destroy. */
  async destroy(sql: Sql, id: string): Promise<boolean> {
    const text =
      'update data_subject set wrapped_key = null, destroyed_at = $2 where id = $1::uuid and destroyed_at is null';
    const { rowCount } = await sql.query(text, [id, this.#clock.now().toISOString()]);
    this.#kept.delete(id);
    return rowCount === 1;
  }

  /** How many keys this process holds now. */
  get held(): number {
    return this.#kept.size;
  }

  #unwrap(id: string, wrapped: Buffer | null): Buffer | null | undefined {
    if (!wrapped) return null;
    try {
      return openBytes(this.#keys.for('subject-wrap'), wrapped, context(id));
    } catch {
      return undefined;
    }
  }

  #keep(id: string, key: Buffer | null, readAt: number): void {
    this.#kept.delete(id);
    this.#kept.set(id, { key, readAt });
    while (this.#kept.size > this.#capacity) this.#kept.delete(this.#kept.keys().next().value as string);
    this.#sweep ??= setTimeout(() => this.#dropOld(), this.#keepMs).unref();
  }

  #dropOld(): void {
    this.#sweep = undefined;
    const now = this.#monotonic();
    for (const [id, kept] of this.#kept) {
      if (now - kept.readAt < this.#keepMs) break;
      this.#kept.delete(id);
    }
    if (this.#kept.size) this.#sweep = setTimeout(() => this.#dropOld(), Math.min(this.#keepMs, 1_000)).unref();
  }
}
