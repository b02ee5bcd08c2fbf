// An import as its page shows it: columns, mapping, how many rows come to what, how far it got.
import { type RawBuilder, sql } from 'kysely';
import type { ImportCard } from '#contract/people-import.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';

export async function importCards(handle: object, condition: RawBuilder<unknown>): Promise<ImportCard[]> {
  const { rows } = await sql<ImportCard>`
    select i.id, i.file_name as "fileName", i.state, i.columns, i.mapping, i.options, i.version,
      i.created_at as "createdAt", i.finished_at as "finishedAt", r.rows, r.verdicts, r.applied, r.failed
    from people_import i cross join lateral (
      select count(*)::int as rows, count(applied_at)::int as applied,
        count(*) filter (where outcome = 'failed')::int as failed,
        json_build_object('create', count(*) filter (where verdict = 'create'), 'update', count(*) filter (where verdict = 'update'),
          'same', count(*) filter (where verdict = 'same'), 'error', count(*) filter (where verdict = 'error')) as verdicts
      from people_import_row where import_id = i.id) as r
    where ${condition}`.execute(unscoped(handle));
  return rows;
}

export async function importCardOf(handle: object, id: string): Promise<ImportCard> {
  const [card] = await importCards(handle, sql`i.id = ${id}`);
  if (!card) throw new Refusal('not_found');
  return card;
}
