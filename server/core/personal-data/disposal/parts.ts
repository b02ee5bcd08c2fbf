// Parts of a person's data that end by themselves while the person stays: proofs of consents whose term is over, and what
// one purpose alone needed, which its withdrawal has ended already.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';

export const consentProof = 'consent-proof';

export async function removePart(
  unit: AnyUnit,
  subjectId: string,
  category: string,
): Promise<{ key: string; ru: string }[]> {
  if (category !== consentProof) {
    return [{ key: category, ru: `данные, нужные только для цели «${category.replace(/^purpose:/, '')}»` }];
  }
  const db = unscoped(unit);
  const { rows } = await sql<{ given: string | null; ended: string | null }>`
    with gone as (
      select id, evidence_file_id, end_file_id from consent
      where subject_id = ${subjectId} and ended_at is not null and proof_removed_at is null for update)
    update consent set evidence = 'уничтожено по сроку', end_evidence = '', evidence_file_id = null, end_file_id = null,
      proof_removed_at = ${unit.moment}
    from gone where consent.id = gone.id returning gone.evidence_file_id as given, gone.end_file_id as ended`.execute(
    db,
  );
  const files = rows.flatMap((row) => [row.given, row.ended]).filter((id): id is string => id !== null);
  // A loose file of a day ago is swept with its bytes.
  if (files.length > 0) {
    await db.updateTable('file').set({ attached_at: null, name: 'scan' }).where('id', 'in', files).execute();
  }
  return [{ key: consentProof, ru: 'доказательства прекращённых согласий (сканы, отметки)' }];
}
