// How many rows a question finds, as the database expects; remembered for a minute: a wrong size costs time, never rows.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import type { Question } from './questions.ts';

const keepMs = 60_000;
const kept = new Map<string, { size: number; at: number }>();
const numbersCounted = 2_000;

interface Explained {
  'QUERY PLAN': { Plan: { 'Plan Rows': number } }[];
}

export async function estimateOf(reader: AnyReader, question: Question): Promise<number> {
  const key = JSON.stringify(question);
  const now = performance.now();
  const known = kept.get(key);
  if (known && now - known.at < keepMs) return known.size;
  const size = (await wordsSize(reader, question)) + (await numberSize(reader, question));
  if (kept.size > 20_000) kept.clear();
  kept.set(key, { size, at: now });
  return size;
}

async function wordsSize(reader: AnyReader, { words }: Question): Promise<number> {
  if (!words) return 0;
  const { rows } = await sql<Explained>`explain (format json)
    select from search_row where words @@ ${words}::tsquery
    union all select from search_text where words @@ ${words}::tsquery`.execute(unscoped(reader));
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

/** One that is typed out is rare; its beginning may be that of all. */
async function numberSize(reader: AnyReader, { number }: Question): Promise<number> {
  if (!number) return 0;
  const end = `${number}\u{10ffff}`;
  const { rows } = await sql<{ size: number }>`select count(*)::int as size from (
    select from search_row where number_key <> '' and number_key ~>=~ ${number} and number_key ~<~ ${end}
    limit ${sql.raw(String(numbersCounted))}) as counted`.execute(unscoped(reader));
  const size = rows[0]?.size ?? 0;
  return size < numbersCounted ? size : 1_000_000;
}
