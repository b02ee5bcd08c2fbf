// Whether a person's data may be processed for a purpose: without it nobody is chosen as a recipient.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { subjectName } from './consent-cards.ts';

/**
 * Of these people, those for whom the purpose has a basis today: the purpose rests on a contract or a law, or a consent
 * stands that has neither ended nor expired nor waits to be renewed. A blocked or destroyed person has none.
 */
export async function withBasis(
  handle: { today: string },
  subjectIds: readonly string[],
  purposeKey: string,
): Promise<Set<string>> {
  if (subjectIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select s.id from data_subject s join processing_purpose p on p.key = ${purposeKey} and p.archived_at is null
    where s.id = any(${[...subjectIds]}::uuid[]) and s.destroyed_at is null
      and not exists (select from subject_block b where b.subject_id = s.id and b.released_at is null)
      and (p.basis <> 'consent' or exists (
        select from consent c join consent_text t on t.id = c.text_id
        where c.subject_id = s.id and c.purpose_id = p.id and c.ended_at is null
          and (c.expires_on is null or c.expires_on >= ${handle.today}::date)
          and not (p.renew_on is not null and p.renew_on <= ${handle.today}::date and t.ordinal < p.renew_ordinal)))`.execute(
    unscoped(handle),
  );
  return new Set(rows.map((row) => row.id));
}

export const hasBasis = async (handle: { today: string }, subjectId: string, purposeKey: string): Promise<boolean> =>
  (await withBasis(handle, [subjectId], purposeKey)).has(subjectId);

/** Refuses with the names of those who may not be chosen for the purpose. */
export async function requireBasis(
  handle: { today: string },
  subjectIds: readonly string[],
  purposeKey: string,
): Promise<void> {
  const allowed = await withBasis(handle, subjectIds, purposeKey);
  const without = subjectIds.filter((id) => !allowed.has(id));
  if (without.length === 0) return;
  const { rows } = await sql<{ name: string; purpose: string | null }>`
    select ${subjectName('s.id')} as name, (select name from processing_purpose where key = ${purposeKey}) as purpose
    from unnest(${without.slice(0, 10)}::uuid[]) as s (id)`.execute(unscoped(handle));
  throw new Refusal('no_basis', {
    purpose: rows[0]?.purpose ?? purposeKey,
    names: rows.map((row) => row.name).join(', '),
    subjectIds: without,
  });
}
