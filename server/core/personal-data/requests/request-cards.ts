// Requests of people as the officer's queue shows them.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { readRequest } from '#contract/personal-data.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { subjectName } from '../consents/consent-cards.ts';

export type RequestCard = Output<typeof readRequest>;

const columns = (today: string) => sql`r.id, r.number, r.kind, r.subject_id as "subjectId",
  case when r.subject_id is not null then ${subjectName('r.subject_id')} end as "subjectName", r.applicant, r.details, r.channel,
  r.arrived_on as "arrivedOn", r.due_on as "dueOn", r.prolonged_on as "prolongedOn", r.prolong_reason as "prolongReason",
  coalesce(r.prolonged_on, r.due_on) - ${today}::date as "daysLeft", r.responsible_id as "responsibleId",
  (select name from principal where id = r.responsible_id) as responsible, r.state, r.answer, r.answered_at as "answeredAt",
  r.request_file_id as "requestFileId", r.answer_file_id as "answerFileId", r.version`;

export async function requestCards(
  handle: AnyReader | AnyUnit,
  condition: ReturnType<typeof sql>,
  rest: ReturnType<typeof sql>,
): Promise<RequestCard[]> {
  const { rows } = await sql<Omit<RequestCard, 'can'>>`select ${columns(handle.today)} from subject_request r
    where ${condition} ${rest}`.execute(unscoped(handle));
  return rows.map((row) => ({
    ...row,
    can: (row.state === 'open'
      ? ['privacy.request.update', ...(row.prolongedOn ? [] : ['privacy.request.prolong']), 'privacy.request.answer']
      : []
    ).filter((name) => handle.actor.rights.everywhere(name)),
  }));
}

export async function requestCard(handle: AnyReader | AnyUnit, id: string): Promise<RequestCard> {
  const [card] = await requestCards(handle, sql`r.id = ${id}`, sql``);
  if (!card) throw new Refusal('not_found');
  return card;
}
