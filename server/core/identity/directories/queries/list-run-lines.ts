// What a sync did, or would do, person by person.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { listDirectoryRunLines } from '#contract/ldap.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';

type Line = Output<typeof listDirectoryRunLines>['items'][number];

export const listRunLinesQuery = query(listDirectoryRunLines, async (reader, input) => {
  requireEverywhere(reader);
  const db = unscoped(reader);
  await one(db.selectFrom('directory_run').select('id').where('id', '=', input.id).executeTakeFirst());
  if (input.after !== undefined && !/^\d{1,9}$/.test(input.after)) throw new Refusal('bad_cursor');
  const { rows } = await sql<{ place: number; kind: Line['kind']; user_id: string | null; data: Partial<Line> }>`
    select place, kind, user_id, data from directory_run_line where run_id = ${input.id}
      and place > ${Number(input.after ?? -1)} ${input.kind ? sql`and kind = ${input.kind}` : sql``}
    order by place limit ${input.limit + 1}`.execute(db);
  const shown = rows.slice(0, input.limit);
  reader.shows(shown.flatMap((row) => row.user_id ?? []));
  return {
    items: shown.map(({ place, kind, user_id, data }) => ({
      place,
      kind,
      userId: user_id,
      name: data.name ?? '',
      login: data.login ?? '',
      note: data.note ?? '',
      changes: data.changes ?? [],
    })),
    next: rows.length > input.limit ? String(shown.at(-1)?.place) : null,
  };
});
