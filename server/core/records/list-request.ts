// What a module asks of a list: kind, columns, sort, filters. Filters that an index answers say how.
import type { RawBuilder, SqlBool } from 'kysely';

export interface SortKey {
  /** The column that sorts, of `record` unless `of` says another, not null. */
  column: string;
  descending: boolean;
  type: 'bigint' | 'date' | 'timestamptz' | 'text' | 'numeric';
  /** Only rows that have the column, such as a due date. */
  present?: boolean;
  /** Rows without the column come after all that have it, newest first; only beside `present`. */
  blanksLast?: boolean;
  /** The column stands in another table, one row a record: the table under the column's name for it, and how it is joined. */
  of?: { table: RawBuilder<unknown>; recordId: string; where: RawBuilder<SqlBool> };
}
export const registrationSort: SortKey = { column: 'record.registration_order', descending: true, type: 'bigint' };
export const commonSorts = {
  registered: registrationSort,
  due: { column: 'record.due_on', descending: false, type: 'date', present: true },
  dueAt: { column: 'record.due_at', descending: false, type: 'timestamptz', present: true, blanksLast: true },
  counterpart: { column: 'record.counterpart', descending: false, type: 'text' },
  changed: { column: 'record.changed_at', descending: true, type: 'timestamptz' },
} as const satisfies Record<string, SortKey>;

/** All that one condition finds, as an index gives it. A list starts from the smallest such set when it is small enough. */
export interface IdSet {
  /** Names the set among all others: its size is remembered under it for a while. */
  key: string;
  /** `select … as id`, and with `placed` also `registration_order as place`. */
  ids: RawBuilder<unknown>;
  placed?: boolean;
  /** All that the actor may see under these lenses: rights need not be asked again. */
  own?: boolean;
  /** Costs as much to count as to read, as words do: its size is what the planner expects. */
  estimated?: boolean;
}

export interface ListFilter {
  /** On `record` and the module's table. */
  where: RawBuilder<SqlBool>;
  among?: IdSet;
  /** The condition names the module's own table. */
  ofTable?: boolean;
  /** The column of `record` that is bounded: a list sorted by it is walked between the bounds. */
  column?: string;
}

export interface ListRequest {
  kind: string;
  /** The module's own table, joined by the record's id. */
  table?: string;
  /** More tables to join for columns, such as names; left joins only. */
  joins?: RawBuilder<unknown>;
  columns: RawBuilder<unknown>;
  sort: SortKey;
  filters: readonly ListFilter[];
  /** A filter on the record's state, which the participants' index holds too. */
  state?: string | undefined;
  /** Only records in which the actor takes part. */
  mine?: boolean | undefined;
  after?: string | undefined;
  limit: number;
}
