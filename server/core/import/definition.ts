// What a module says of a table that may be brought into it: its columns, how a row is read, known again, judged and written.
import type { Text } from '#contract/core.ts';
import type { ImportFindings, ImportOptions, ImportVerdict } from '#contract/import.ts';
import type { Actor } from '../actor.ts';
import type { StoredProblem } from '../db/import-rows.ts';
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';

export interface ImportColumn {
  key: string;
  title: Text;
  /** Headings by which the column is known: lower case, ё as е, letters, digits and № only. */
  heads: readonly (string | RegExp)[];
  required?: true;
  about?: Text;
  /** A column without a known heading is this one when all its first values look so. */
  samples?: RegExp;
}

/** The values of one row by the keys of its columns; empty for columns that the file lacks. */
export type RowCells = (key: string) => string;
export interface ParsedRow<V> {
  value: V;
  problems: StoredProblem[];
}

export interface JudgedRow<V> {
  row: number;
  value: V;
  /** Hashes: which row it is, and whether its values are what they were. */
  key: string;
  digest: string;
  verdict: ImportVerdict;
  problems: StoredProblem[];
  /** What the row comes to: known from an earlier import, found by the module, or made by the run. */
  recordId: string | null;
}

export interface SettledRow<V> {
  row: number;
  value: V;
  recordId: string;
}

export interface ImportGround {
  services: Services;
  /** Whoever started it: rows are judged and written with this person's rights; core renews it for every batch. */
  actor: Actor;
  importId: string;
  /** When the run began; null for the check. */
  startedAt: string | null;
  options: ImportOptions;
  /** Today in the organisation's zone. */
  today: string;
}

export interface ImportSession<V> {
  parse(cells: RowCells): ParsedRow<V>;
  /**
   * What names the row for ever, in plain words; `alone` names it where another row of the file has the same name,
   * and is undefined where two such rows are a mistake.
   */
  keyOf(value: V): { key: string; alone?: string };
  /** Told every row that can be read, in the order of the file, before any is judged. */
  see?(row: number, value: V): void;
  /** Adds what only the database can tell: problems, and the record that a new row turns out to be. */
  judge(sql: Sql, rows: JudgedRow<V>[]): Promise<void>;
  /**
   * Writes new rows in the transaction of `sql` and gives each its `recordId`, or problems instead. Says whose data was
   * written. Without it every new row is made by `make`.
   */
  write?(sql: Sql, rows: JudgedRow<V>[]): Promise<{ subjectIds: string[] }>;
  /** Makes one record by the module's own action and returns its id; a refusal is told beside the row. */
  make?(row: JudgedRow<V>, once: { idempotencyKey: string }): Promise<string>;
  /** Changes one record by the module's own action; a refusal is told beside the row. */
  change(row: JudgedRow<V>, once: { idempotencyKey: string }): Promise<void>;
  /** After the last batch, in a transaction of its own: links between rows, for instance. */
  finish?(sql: Sql, settled: AsyncIterable<SettledRow<V>[]>): Promise<void>;
  findings(): Partial<ImportFindings>;
  /** The files that the row names, among those that come beside the table; they are attached to its record after the run. */
  filesOf?(value: V): readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: core passes values of every module's rows through
export interface ImportDefinition<V = any> {
  kind: string;
  title: Text;
  about: Text;
  /** Held beside the right to import. */
  needs: readonly string[];
  /** The rights must reach everything: the check tells of records wherever they are. */
  everywhere?: true;
  columns: readonly ImportColumn[];
  /** The column whose cells name files that come beside the table. */
  filesColumn?: string;
  /** Of these columns one is enough, and needed. */
  needsOne?: readonly string[];
  options: readonly ('journal' | 'intoClosed' | 'invite')[];
  /** Records of this kind may have fields of the organisation's own, which are columns after these. */
  ownFields?: { subject: string; kind: string };
  open(ground: ImportGround): Promise<ImportSession<V>>;
}

export const defineImport = <V>(definition: ImportDefinition<V>): ImportDefinition<V> => definition;
