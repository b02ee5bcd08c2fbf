// The named path for many records at once: demonstrations, large imports, measurements. One transaction writes records,
// participants, search rows, numbers with their counters and the module's own rows, and one event that says what it was.
import { checkTemplate, frameNumber, type NumberContext, type NumberFrame, periodOf } from '#contract/numbering.ts';
import type { Actor } from '../actor.ts';
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import type { NumberSeries } from '../numbering/series.ts';
import { type NewRecord, registrationOrder } from '../records/create.ts';
import { Refusal } from '../refusal.ts';
import { foldNumber } from '../search/fold.ts';
import { cardText } from '../search/words.ts';
import type { Services } from '../services.ts';
import { insertText } from './statement.ts';
import { inTransaction } from './transaction.ts';

export interface BulkRecord extends NewRecord {
  registeredOn: string;
  /** The series that numbers the record; without one the record bears `number` and `ordinal` as given. */
  series?: NumberSeries;
  numberContext?: Omit<NumberContext, 'registeredOn' | 'journal'>;
  /** A cancelled record keeps its number, with this reason. */
  cancelReason?: string;
  createdBy: string;
  /** ISO moments. */
  createdAt: string;
  changedAt: string;
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

/** Writes all records or none; returns how many. Whoever owns the tables should `analyze` them afterwards. */
export function fillRecords(services: Services, actor: Actor, fill: BulkFill): Promise<number> {
  return inTransaction(services, async (client) => {
    // Checked with each batch, instead of all together while the commit is awaited.
    await client.query('set constraints all immediate');
    const numbering = new Numbering(client);
    const kinds: Record<string, number> = {};
    let written = 0;
    let text: { name: string; text: string } | undefined;
    for (const batch of batches(fill.records)) {
      const rows: unknown[] = [];
      for (const record of batch) {
        rows.push(rowOf(record, await numbering.next(record)));
        kinds[record.kind] = (kinds[record.kind] ?? 0) + 1;
      }
      text ??= insertText(fill.table, Object.keys(batch[0]?.own ?? {}));
      await client.query({ ...text, values: [JSON.stringify(rows)] } as never);
      written += batch.length;
      fill.progress?.(written);
    }
    await numbering.settle();
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

interface Taken {
  number: string | null;
  ordinal: number | null;
  period: string | null;
}

/** Counters locked at their first use and written back at the end: the numbers between are counted here. */
class Numbering {
  readonly #sql: Sql;
  readonly #last = new Map<string, number>();
  readonly #parts = new Map<string, ReturnType<typeof checkTemplate>['parts']>();
  #frame: { key: string; frame: NumberFrame } | undefined;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async next(record: BulkRecord): Promise<Taken> {
    const { series } = record;
    if (!series) return { number: record.number ?? null, ordinal: record.ordinal ?? null, period: null };
    const period = periodOf(series.restart, record.registeredOn);
    const counter = `${series.id} ${period}`;
    const ordinal = (this.#last.get(counter) ?? (await this.#lock(series.id, period))) + 1;
    this.#last.set(counter, ordinal);
    const { before, width, after } = this.#frameOf(record, series);
    return { number: before + String(ordinal).padStart(width, '0') + after, ordinal, period };
  }

  async settle(): Promise<void> {
    for (const [counter, last] of this.#last) {
      const [series, period] = counter.split(' ');
      await this.#sql.query('update number_counter set last = $3 where series_id = $1 and period = $2', [
        series,
        period,
        last,
      ]);
    }
  }

  async #lock(series: string, period: string): Promise<number> {
    const { rows } = await this.#sql.query<{ last: number }>(
      `insert into number_counter as c (series_id, period, last) values ($1, $2, 0)
       on conflict (series_id, period) do update set last = c.last where c.last >= 0 returning last`,
      [series, period],
    );
    if (!rows[0]) throw new Refusal('period_closed', { period });
    return rows[0].last;
  }

  #frameOf(record: BulkRecord, series: NumberSeries): NumberFrame {
    const context = { ...record.numberContext, journal: series.index, registeredOn: record.registeredOn };
    const key = `${series.id} ${Object.values(context).join(' ')}`;
    if (this.#frame?.key === key) return this.#frame.frame;
    let parts = this.#parts.get(series.id);
    if (!parts) {
      const checked = checkTemplate(series.template, series.restart);
      if (checked.errors.length > 0) throw new Refusal('template_wrong', { problems: checked.errors });
      parts = checked.parts;
      this.#parts.set(series.id, parts);
    }
    const frame = frameNumber(parts, context as NumberContext);
    if (frame.missing.length > 0) throw new Refusal('number_index_missing', { problems: frame.missing });
    this.#frame = { key, frame };
    return frame;
  }
}

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
    responsible_id: record.responsibleId ?? null,
    registered_on: record.registeredOn,
    registration_order: registrationOrder(record.registeredOn, taken.ordinal ?? 0),
    life: cancelled ? 'cancelled' : 'active',
    clearance: record.clearance ?? 'none',
    created_by: record.createdBy,
    created_at: record.createdAt,
    changed_at: record.changedAt,
    done_on: record.doneOn ?? (record.stateGroup === 'done' ? record.changedAt.slice(0, 10) : null),
    participants: record.participants.map((one) => ({ principal_id: one.principalId, part: one.part })),
    number_key: foldNumber(taken.number ?? ''),
    words: cardText({ ...record, number: taken.number }),
    series_id: record.series?.id ?? null,
    period: taken.period,
    number_state: cancelled ? 'cancelled' : 'used',
    reason: record.cancelReason ?? '',
    own: { ...record.own, id: record.id },
  };
}
