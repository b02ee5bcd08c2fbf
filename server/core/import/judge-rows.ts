// Rows as their module reads them, with their keys and digests, and what each comes to: what the check and the run share.
import { createHash } from 'node:crypto';
import type { StoredProblem } from '../db/import-rows.ts';
import type { Sql } from '../db/sql.ts';
import type { ImportSession, JudgedRow, RowCells } from './definition.ts';

export interface StagedRow {
  row: number;
  cells: string[];
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 24);

export function cellsOf(mapping: readonly (string | null)[], cells: readonly string[]): RowCells {
  const places = new Map(mapping.flatMap((field, place) => (field ? [[field, place] as const] : [])));
  return (key) => {
    const place = places.get(key);
    return place === undefined ? '' : (cells[place] ?? '');
  };
}

/** Which rows of the file bear one name, told by the first pass. */
export class Names {
  readonly #first = new Map<string, number>();
  readonly #digests = new Map<string, number>();
  readonly #several = new Set<string>();
  readonly #alone = new Map<string, number>();

  see({ name: key, alone, digest, row }: Pick<ReadRow<unknown>, 'name' | 'alone' | 'digest' | 'row'>): void {
    if (!this.#first.has(key)) this.#first.set(key, row);
    else {
      this.#several.add(key);
      if (alone && !this.#alone.has(alone)) this.#alone.set(alone, row);
    }
    const whole = `${key} ${digest}`;
    if (!this.#digests.has(whole)) this.#digests.set(whole, row);
  }
  several(key: string): boolean {
    return this.#several.has(key);
  }
  firstOf(key: string): number {
    return this.#first.get(key) ?? 0;
  }
  /** The first of those that bear this name because another row has taken their own. */
  firstAlone(key: string): number {
    return this.#alone.get(key) ?? 0;
  }
  firstSame(key: string, digest: string): number {
    return this.#digests.get(`${key} ${digest}`) ?? 0;
  }
}

export interface ReadRow<V> {
  row: number;
  value: V;
  name: string;
  alone: string | undefined;
  digest: string;
  problems: StoredProblem[];
}

export function readRow<V>(
  session: ImportSession<V>,
  mapping: readonly (string | null)[],
  { row, cells }: StagedRow,
): ReadRow<V> {
  const { value, problems } = session.parse(cellsOf(mapping, cells));
  const { key, alone } = session.keyOf(value);
  return {
    row,
    value,
    name: hash(key),
    alone: alone === undefined ? undefined : hash(alone),
    digest: hash(JSON.stringify(value)),
    problems,
  };
}

const wrong = (problems: readonly StoredProblem[]): boolean => problems.some((one) => !one.note);

/** What each row of a batch comes to; nothing is written. */
export async function judgeRows<V>(
  sql: Sql,
  kind: string,
  session: ImportSession<V>,
  rows: readonly ReadRow<V>[],
  names: Names,
  update: boolean,
): Promise<JudgedRow<V>[]> {
  const keys = rows.flatMap((row) => [row.name, ...(row.alone ? [row.alone] : [])]);
  const { rows: found } = await sql.query<{ key: string; digest: string; record_id: string }>(
    'select key, digest, record_id from data_import_key where kind = $1 and key = any($2)',
    [kind, keys],
  );
  const known = new Map(found.map((one) => [one.key, one]));
  const judged = rows.map((row): JudgedRow<V> => {
    const problems = [...row.problems];
    const doubled = names.several(row.name);
    const first = !doubled || names.firstOf(row.name) === row.row;
    const key = first || !row.alone ? row.name : row.alone;
    const sameAs = names.firstSame(row.name, row.digest);
    if (sameAs !== 0 && sameAs < row.row)
      problems.push({ column: '', code: 'import_same_row', details: { row: sameAs } });
    else if (!first) {
      const taken = row.alone ? names.firstAlone(row.alone) : names.firstOf(row.name);
      if (taken < row.row) problems.push({ column: '', code: 'import_twice', details: { row: taken } });
    }
    const byName = known.get(row.name);
    const byAlone = row.alone ? known.get(row.alone) : undefined;
    const before = byAlone ?? (first || byName?.digest === row.digest ? byName : undefined);
    const changed = before && before.digest !== row.digest && update;
    return {
      row: row.row,
      value: row.value,
      key: before?.key ?? key,
      digest: row.digest,
      verdict: wrong(problems) ? 'error' : !before ? 'new' : changed ? 'changed' : 'same',
      problems,
      recordId: before?.record_id ?? null,
    };
  });
  const good = judged.filter((row) => row.verdict !== 'error');
  await session.judge(sql, good);
  for (const row of good) if (wrong(row.problems)) row.verdict = 'error';
  return judged;
}
