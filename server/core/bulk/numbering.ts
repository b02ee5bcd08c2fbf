// Numbers of many records at once: taken from counters that are locked at their first use and written back at the end, or
// brought along from elsewhere, after which the counters go on.
import { checkTemplate, frameNumber, type NumberContext, type NumberFrame, periodOf } from '#contract/numbering.ts';
import type { Sql } from '../db/sql.ts';
import type { NumberSeries } from '../numbering/series.ts';
import { Refusal } from '../refusal.ts';

/** A number that an old register gave: the record bears it as printed, the ledger tells equal ones apart. */
export interface GivenNumber {
  seriesId: string;
  period: string;
  /** 0 where the number does not fit the journal's template: it takes no place in the count. */
  ordinal: number;
  suffix: string;
  /** As the ledger keeps it, once in a period. */
  ledger: string;
}
export interface Numbered {
  registeredOn: string | null;
  number?: string | null;
  ordinal?: number | null;
  series?: NumberSeries;
  given?: GivenNumber;
  numberContext?: Omit<NumberContext, 'registeredOn' | 'journal'>;
}
export interface Taken {
  number: string | null;
  ordinal: number | null;
  issued: GivenNumber | null;
}

export class BulkNumbering {
  readonly #sql: Sql;
  readonly #last = new Map<string, number>();
  readonly #highest = new Map<string, GivenNumber>();
  readonly #parts = new Map<string, ReturnType<typeof checkTemplate>['parts']>();
  #frame: { key: string; frame: NumberFrame } | undefined;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async next(record: Numbered): Promise<Taken> {
    const { series, given } = record;
    if (given) {
      const counter = `${given.seriesId} ${given.period}`;
      if (given.ordinal > (this.#highest.get(counter)?.ordinal ?? 0)) this.#highest.set(counter, given);
    }
    if (!series || !record.registeredOn)
      return { number: record.number ?? null, ordinal: record.ordinal ?? null, issued: given ?? null };
    const period = periodOf(series.restart, record.registeredOn);
    const counter = `${series.id} ${period}`;
    const ordinal = (this.#last.get(counter) ?? (await this.#lock(series.id, period))) + 1;
    this.#last.set(counter, ordinal);
    const { before, width, after } = this.#frameOf(record, series);
    const number = before + String(ordinal).padStart(width, '0') + after;
    return { number, ordinal, issued: { seriesId: series.id, period, ordinal, suffix: '', ledger: number } };
  }

  async settle(): Promise<void> {
    for (const [counter, last] of this.#last) {
      const [series, period = ''] = counter.split(' ');
      await this.#sql.query('update number_counter set last = $3 where series_id = $1 and period = $2', [
        series,
        period,
        last,
      ]);
    }
    this.#last.clear();
    // In one order, so that two fills never wait for each other. A closed counter stays closed.
    for (const { seriesId, period, ordinal } of [...this.#highest.entries()].sort().map(([, given]) => given))
      await this.#sql.query(
        `insert into number_counter as c (series_id, period, last) values ($1, $2, $3)
         on conflict (series_id, period) do update
         set last = case when c.last < 0 then least(c.last, -1 - excluded.last) else greatest(c.last, excluded.last) end`,
        [seriesId, period, ordinal],
      );
    this.#highest.clear();
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

  #frameOf(record: Numbered, series: NumberSeries): NumberFrame {
    const context = { ...record.numberContext, journal: series.index, registeredOn: record.registeredOn ?? '' };
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
