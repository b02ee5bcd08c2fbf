// Two cards of one person become one: what the person allowed goes along, what the person forbade is never lost, and
// nothing is merged while the law's own matters of either are open.
import { sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';

interface Standing {
  id: string;
  purposeId: string;
  subjectId: string;
  givenAt: string;
}

/** Moves the standing consents of the merged subject that the kept one has none of; returns their ids. */
export async function mergeSubjects(unit: AnyUnit, keptId: string, mergedId: string): Promise<string[]> {
  const sql = sqlOf(unit);
  const both = [keptId, mergedId];
  const open = await sql.query(
    `select from subject_request where subject_id = any($1::uuid[]) and state = 'open'
     union all select from subject_block where subject_id = any($1::uuid[]) and released_at is null
     union all select from disposal where subject_id = any($1::uuid[]) and state in ('proposed', 'approved')
     union all select from data_subject where id = any($1::uuid[]) and destroyed_at is not null limit 1`,
    [both],
  );
  if (open.rows.length > 0) throw new Refusal('merge_under_request');
  const { rows: standing } = await sql.query<Standing>(
    `select id, purpose_id as "purposeId", subject_id as "subjectId", given_at as "givenAt" from consent
     where subject_id = any($1::uuid[]) and ended_at is null`,
    [both],
  );
  const { rows: withdrawn } = await sql.query<{ purposeId: string; subjectId: string; at: string }>(
    `select purpose_id as "purposeId", subject_id as "subjectId", max(ended_at) as at from consent
     where subject_id = any($1::uuid[]) and end_kind = 'withdrawn' group by purpose_id, subject_id`,
    [both],
  );
  // The last word of the person counts, under whichever card it was said; an officer must see that it does.
  const contradicted = standing.some((consent) =>
    withdrawn.some(
      (end) =>
        end.purposeId === consent.purposeId &&
        end.subjectId !== consent.subjectId &&
        new Date(end.at) > new Date(consent.givenAt),
    ),
  );
  if (contradicted) throw new Refusal('consents_differ');
  const has = new Set(standing.filter((one) => one.subjectId === keptId).map((one) => one.purposeId));
  const moved = standing.filter((one) => one.subjectId === mergedId && !has.has(one.purposeId)).map((one) => one.id);
  if (moved.length > 0)
    await sql.query('update consent set subject_id = $1 where id = any($2::uuid[])', [keptId, moved]);
  return moved;
}

/** The consents that came along go back, but for those that ended meanwhile: a withdrawal stays with both. */
export async function partSubjects(
  unit: AnyUnit,
  keptId: string,
  mergedId: string,
  consents: readonly string[],
): Promise<void> {
  await sqlOf(unit).query(
    'update consent set subject_id = $2 where subject_id = $1 and id = any($3::uuid[]) and ended_at is null',
    [keptId, mergedId, [...consents]],
  );
}
