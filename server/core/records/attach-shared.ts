// Hangs files of one record on another one too: the file itself is kept once, and is read by whoever sees either record.
import type { Audience } from '#contract/core.ts';
import { sqlOf } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';

/** Files that hang on `fromId` for this audience; others are passed over. Gives back those that hang on both now. */
export async function attachShared(
  unit: AnyUnit,
  recordId: string,
  fromId: string,
  fileIds: readonly string[],
  audience: Audience,
): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const wanted = [...new Set(fileIds)];
  const { rows } = await sqlOf(unit).query<{ fileId: string }>(
    `insert into attachment (id, record_id, file_id, audience, second_copy, position, added_by, added_at)
     select fresh.id, $1, fresh.file_id, a.audience, false,
       fresh.place + coalesce((select max(position) from attachment where record_id = $1), 0), $5, $6
     from unnest($3::uuid[], $4::uuid[]) with ordinality as fresh (id, file_id, place)
       join attachment a on a.record_id = $2 and a.file_id = fresh.file_id and a.removed_at is null
         and (a.audience = 'external' or $7 = 'internal')
     on conflict (record_id, file_id) do update set removed_at = null returning file_id as "fileId"`,
    [recordId, fromId, wanted.map(() => newId(unit.now.getTime())), wanted, unit.actor.id, unit.moment, audience],
  );
  return rows.map((row) => row.fileId);
}
