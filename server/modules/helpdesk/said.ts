// What a word to the requester, or from them, does to a ticket: the first answer, whose turn it is, the end of waiting.
// Comments come in through core's operations too, so everything here works on any unit.
import { workOf } from '#core/actor.ts';
import { sqlOf } from '#core/handle.ts';
import { newId } from '#core/ids.ts';
import { changeRecord } from '#core/records/change.ts';
import type { WrittenComment } from '#core/records/write-comment.ts';
import type { AnyUnit } from '#core/unit.ts';
import { ticketAnswered, ticketGoesOn } from './deadlines/follow.ts';
import { onAllParts } from './incidents/works.ts';
import { answerByMail } from './mail/answer.ts';
import { ticketKind } from './rules.ts';

interface Spoken {
  state: string;
  executorId: string | null;
  requesterId: string | null;
  waitingReason: string | null;
  answeredAt: string | null;
}

export async function said(unit: AnyUnit, comment: WrittenComment): Promise<void> {
  if (comment.recordKind !== ticketKind || comment.audience !== 'external') return;
  const sql = sqlOf(unit);
  const { rows } = await sql.query<Spoken>(
    `select r.state, t.executor_id as "executorId", t.requester_id as "requesterId", t.waiting_reason as "waitingReason",
       t.answered_at as "answeredAt"
     from ticket t join record r on r.id = t.id where t.id = $1 for update of t`,
    [comment.recordId],
  );
  const [ticket] = rows;
  if (!ticket) return;
  const theirs = comment.outside || ticket.requesterId === workOf(unit.actor);
  await sql.query(
    `update ticket set awaits_us = $2, spoken_at = $3, answered_at = case when $2 then answered_at else coalesce(answered_at, $3) end
     where id = $1`,
    [comment.recordId, theirs, unit.moment],
  );
  if (!theirs && ticket.answeredAt === null) await ticketAnswered(unit, comment.recordId);
  if (!theirs) await answerByMail(unit, comment);
  // Of a mass incident: one answer to all.
  if (!theirs) await onAllParts(unit, comment.recordId, 'answer', comment.id);
  if (theirs && ticket.state === 'waiting' && ticket.waitingReason === 'requester')
    await goOn(unit, comment.recordId, ticket.executorId ? 'in_work' : 'new');
}

/** The requester has answered: what waited for them is worked on again. */
async function goOn(unit: AnyUnit, id: string, state: 'in_work' | 'new'): Promise<void> {
  const sql = sqlOf(unit);
  await sql.query('update ticket set waiting_reason = null, waiting_until = null where id = $1', [id]);
  await ticketGoesOn(unit, id);
  const version = await changeRecord(unit, id, { state, stateGroup: state === 'new' ? 'new' : 'work' });
  await sql.query(
    `insert into ticket_turn (id, ticket_id, at, state, state_group, category_id, priority, executor_id, group_id, by_id)
     select $2, t.id, $3, r.state, r.state_group, t.category_id, t.priority, t.executor_id, t.group_id, $4
     from ticket t join record r on r.id = t.id where t.id = $1`,
    [id, newId(unit.now.getTime()), unit.moment, unit.actor.id],
  );
  unit.event({
    operation: 'helpdesk.ticket.resume',
    recordId: id,
    recordKind: ticketKind,
    audience: 'external',
    data: {
      version,
      fields: ['state', 'waitingReason'],
      changes: [
        { field: 'state', from: 'waiting', to: state },
        { field: 'waitingReason', from: 'requester', to: null },
      ],
    },
  });
}
