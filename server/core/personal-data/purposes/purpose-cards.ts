// Purposes as the officer's page shows them, each with the text in force.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { createText, listPurposes } from '#contract/personal-data.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { operatorOf } from '../operator.ts';

export type PurposeCard = Output<typeof listPurposes>['items'][number];
export type TextCard = Output<typeof createText>;

/** The select list of a `TextCard` from `consent_text t` joined with `processing_purpose p`. */
export const textColumns = sql.raw(`t.id, t.purpose_id as "purposeId", p.key as "purposeKey", t.ordinal, t.title,
  t.operator_name as "operatorName", t.operator_address as "operatorAddress", t.data_list as "dataList",
  t.action_list as "actionList", t.recipients, t.term, t.withdrawal, t.body, t.sha256, t.made_at as "madeAt"`);

export async function purposeCards(handle: AnyUnit | AnyReader, id?: string): Promise<PurposeCard[]> {
  const db = unscoped(handle);
  const operator = await operatorOf(handle);
  const { rows } = await sql<Omit<PurposeCard, 'text' | 'operatorChanged'>>`
    select p.id, p.key, p.name, p.basis, p.basis_note as "basisNote", p.optional, p.renew_on as "renewOn",
      p.archived_at is not null as archived, p.version,
      (select count(*)::int from consent_text t where t.purpose_id = p.id) as texts,
      (select count(*)::int from consent c where c.purpose_id = p.id and c.ended_at is null) as standing
    from processing_purpose p where ${id ?? null}::uuid is null or p.id = ${id ?? null}::uuid
    order by p.archived_at is not null, p.name, p.id`.execute(db);
  const texts = await sql<TextCard>`
    select distinct on (t.purpose_id) ${textColumns} from consent_text t join processing_purpose p on p.id = t.purpose_id
    where t.purpose_id = any(${rows.map((row) => row.id)}::uuid[]) order by t.purpose_id, t.ordinal desc`.execute(db);
  const byPurpose = new Map(texts.rows.map(({ body: _body, ...text }) => [text.purposeId, text]));
  return rows.map((row) => {
    const text = byPurpose.get(row.id) ?? null;
    return {
      ...row,
      text,
      operatorChanged:
        text !== null &&
        (text.operatorName !== operator.name || (operator.address !== '' && text.operatorAddress !== operator.address)),
    };
  });
}

export async function purposeCard(handle: AnyUnit | AnyReader, id: string): Promise<PurposeCard> {
  const [card] = await purposeCards(handle, id);
  if (!card) throw new Refusal('not_found');
  return card;
}
