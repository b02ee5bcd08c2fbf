// The named path for many records at once: demonstrations, large imports, measurements. One transaction writes records,
// participants, search rows, numbers with their counters and the module's own rows, and one event that says what it was.
import type { Actor } from '../actor.ts';
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import { type NewRecord, registrationOrder } from '../records/create.ts';
import { foldNumber } from '../search/fold.ts';
import { cardText } from '../search/words.ts';
import type { Services } from '../services.ts';
import { BulkNumbering, type Numbered, type Taken } from './numbering.ts';
import { insertText } from './statement.ts';
import { inTransaction } from './transaction.ts';

/** With a series the record takes its next number; else it bears `number` and `ordinal`, of the ledger's `given` if there is one. */
export interface BulkRecord extends Omit<NewRecord, 'number' | 'ordinal' | 'registeredOn'>, Numbered {
  /** A cancelled record keeps its number, with this reason. */
  cancelReason?: string;
  /** Who cancelled it, at its last change; left out where nobody knows any longer. */
  cancelledBy?: string;
  createdBy: string;
  /** ISO moments. */
  createdAt: string;
  changedAt: string;
  /** A record that is a part of another one is merged; else it is in force, or cancelled with its reason. */
  life?: 'active' | 'merged';
  /** When the record was done; the day of its last change when it is done and nothing is said. */
  doneOn?: string;
  /** The row of the module's own table, by its columns, without `id`; every record names the same columns. */
  own: Record<string, unknown>;
}

export interface BulkFill {
  /** What is filled and why, in the journal: clear words, no names of people. */
  what: string;
  /** The module's own table, whose rows bear the records' ids. */
  table: string;
  records: Iterable<BulkRecord>;
  /** Told after each batch. */
  progress?: (written: number) => void;
}

const batchSize = 2_000;

/** Writes batches in a transaction that the caller opened; `settle` before its end brings the counters up to date. */
export class BulkWriter {
  readonly #sql: Sql;
  readonly #numbering: BulkNumbering;
  readonly #texts = new Map<string, string>();

  constructor(sql: Sql) {
    this.#sql = sql;
    this.#numbering = new BulkNumbering(sql);
  }

  async write(table: string, batch: readonly BulkRecord[]): Promise<void> {
    if (batch.length === 0) return;
    const rows: unknown[] = [];
    for (const record of batch) rows.push(rowOf(record, await this.#numbering.next(record)));
    const text = this.#texts.get(table) ?? insertText(table, Object.keys(batch[0]?.own ?? {}));
    this.#texts.set(table, text);
    await this.#sql.query(text, [JSON.stringify(rows)]);
  }

  settle(): Promise<void> {
    return this.#numbering.settle();
  }
}

/** Writes all records or none; returns how many. Whoever owns the tables should `analyze` them afterwards. */
export function fillRecords(services: Services, actor: Actor, fill: BulkFill): Promise<number> {
  return inTransaction(services, async (client) => {
    // Checked with each batch, instead of all together while the commit is awaited.
    await client.query('set constraints all immediate');
    const writer = new BulkWriter(client);
    const kinds: Record<string, number> = {};
    let written = 0;
    for (const batch of batches(fill.records)) {
      for (const { kind } of batch) kinds[kind] = (kinds[kind] ?? 0) + 1;
      await writer.write(fill.table, batch);
      written += batch.length;
      fill.progress?.(written);
    }
    await writer.settle();
    await writeEvents(
      services,
      client,
      actor,
      'core.bulk.fill',
      [{ data: { what: fill.what, records: written, kinds } }],
      'done',
    );
    return written;
  });
}

function* batches(records: Iterable<BulkRecord>): Iterable<BulkRecord[]> {
  let batch: BulkRecord[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const daySeconds = (moment: string): number => Math.floor((Date.parse(moment) % 86_400_000) / 10);

function rowOf(record: BulkRecord, taken: Taken): Record<string, unknown> {
  const cancelled = record.cancelReason !== undefined;
  return {
    id: record.id,
    kind: record.kind,
    number: taken.number,
    ordinal: taken.ordinal,
    title: record.title,
    counterpart: record.counterpart ?? '',
    state: record.state,
    state_group: record.stateGroup,
    due_on: record.dueOn ?? null,
    due_at: record.dueAt ?? null,
    responsible_id: record.responsibleId ?? null,
    registered_on: record.registeredOn,
    registration_order: record.registeredOn
      ? registrationOrder(record.registeredOn, taken.ordinal ?? 0)
      : registrationOrder(record.createdAt.slice(0, 10), daySeconds(record.createdAt)),
    life: cancelled ? 'cancelled' : (record.life ?? 'active'),
    clearance: record.clearance ?? 'none',
    created_by: record.createdBy,
    created_at: record.createdAt,
    changed_at: record.changedAt,
    done_on: record.doneOn ?? (record.stateGroup === 'done' ? record.changedAt.slice(0, 10) : null),
    participants: record.participants.map((one) => ({ principal_id: one.principalId, part: one.part })),
    number_key: foldNumber(taken.number ?? ''),
    words: cardText({ ...record, number: taken.number }),
    series_id: taken.issued?.seriesId ?? null,
    period: taken.issued?.period ?? null,
    place: taken.issued?.ordinal ?? null,
    suffix: taken.issued?.suffix ?? '',
    ledger: taken.issued?.ledger ?? null,
    number_state: cancelled ? 'cancelled' : 'used',
    reason: record.cancelReason ?? '',
    state_by: record.cancelledBy ?? null,
    state_at: record.cancelledBy ? record.changedAt : null,
    own: { ...record.own, id: record.id },
  };
}
