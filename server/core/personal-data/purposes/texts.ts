// Texts of consents: the one in force is the newest of its purpose, the earlier ones stay for the proof.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { type TextCard, textColumns } from './purpose-cards.ts';

/**
 * The text that a person is to be shown for a purpose, byte for byte. Null when no consent is asked for: the purpose
 * has another basis, is archived, or has no text.
 */
export async function consentTextInForce(handle: object, purposeKey: string): Promise<TextCard | null> {
  const { rows } = await sql<TextCard>`
    select ${textColumns} from processing_purpose p join consent_text t on t.purpose_id = p.id
    where p.key = ${purposeKey} and p.basis = 'consent' and p.archived_at is null
    order by t.ordinal desc limit 1`.execute(unscoped(handle));
  return rows[0] ?? null;
}
