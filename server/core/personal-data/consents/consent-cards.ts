// Consents as the register shows them.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { listConsents } from '#contract/personal-data.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';

export type ConsentCard = Output<typeof listConsents>['items'][number];

/** How people are called wherever the officer works: users by name, contacts by their record's title. */
export const subjectName = (column: string) =>
  sql.raw(`coalesce((select pn.name from principal pn where pn.id = ${column}),
    (select rn.title from record rn where rn.id = ${column}), '')`);

/** The state of a consent `c` of purpose `p` with text `t` on the day in `today`. */
export const consentState = (today: string) => sql<ConsentCard['state']>`
  case when c.ended_at is not null then c.end_kind
    when c.expires_on < ${today}::date then 'expired'
    when p.renew_on <= ${today}::date and t.ordinal < p.renew_ordinal then 'renewal'
    else 'standing' end`;

export const consentColumns = (today: string) => sql`c.id, c.subject_id as "subjectId",
  ${subjectName('c.subject_id')} as "subjectName", c.purpose_id as "purposeId", p.key as "purposeKey",
  p.name as "purposeName", c.text_id as "textId", t.ordinal as "textOrdinal", t.sha256, c.form, c.channel,
  (select name from principal where id = c.accepted_by) as "acceptedBy", c.evidence,
  c.evidence_file_id as "evidenceFileId", c.given_at as "givenAt", c.expires_on as "expiresOn",
  ${consentState(today)} as state, c.ended_at as "endedAt",
  (select name from principal where id = c.ended_by) as "endedBy", c.end_channel as "endChannel",
  c.end_file_id as "endFileId"`;

export const consentTables = sql.raw(
  `consent c join processing_purpose p on p.id = c.purpose_id join consent_text t on t.id = c.text_id`,
);

export async function consentCard(handle: { today: string }, id: string): Promise<ConsentCard> {
  const { rows } = await sql<ConsentCard>`select ${consentColumns(handle.today)} from ${consentTables}
    where c.id = ${id}`.execute(unscoped(handle));
  const card = rows[0];
  if (!card) throw new Refusal('not_found');
  return card;
}
