// One step of a work on a mass incident: what it does to one part, under the act's own name in the journal.
import { replyTicket, resolveTicket, updateTicket } from '#contract/helpdesk.ts';
import { sqlOf } from '#core/handle.ts';
import type { ActionHandler } from '#core/operation.ts';
import { attachShared } from '#core/records/attach-shared.ts';
import { writeComment } from '#core/records/write-comment.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { resolve } from '../actions/resolve-ticket.ts';
import { lockTicket, writeTicket } from '../change-ticket.ts';
import { isOpen, ticketKind } from '../rules.ts';
import { action, type Helpdesk, type IncidentWorkRow } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import type { WholeTicket } from '../whole-ticket.ts';
import type { Work } from './carry-on.ts';
import { chosenWhole } from './chosen-whole.ts';

/** The step needs nothing: done before, or by somebody else. With a code it is told beside the part. */
export class Passed extends Error {
  readonly code: string | null;
  readonly refused: boolean;
  constructor(code: string | null = null, refused = false) {
    super(code ?? 'done already');
    this.code = code;
    this.refused = refused;
  }
}

/** Takes the step for this transaction: of two that carry on at once the second finds it taken. */
async function take(unit: Unit<Helpdesk>, work: Work, ticketId: string): Promise<void> {
  const { rowCount } = await sqlOf(unit).query(
    `update ticket_incident_step set state = 'done', done_at = $3 where work_id = $1 and ticket_id = $2 and state = 'waiting'`,
    [work.id, ticketId, unit.moment],
  );
  if (!rowCount) throw new Passed();
}

type Step = (unit: Unit<Helpdesk>, work: Work, part: WholeTicket) => Promise<WholeTicket>;

const join: Step = async (unit, work, part) => {
  if (!isOpen(part.state)) throw new Passed('not_open');
  if (part.parentId) throw new Passed('joined');
  const parent = await chosenWhole(unit, work.incident_id, part).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    throw new Passed(error.code === 'incident_whole' ? error.code : 'taken_back', true);
  });
  const after: WholeTicket = { ...part, parentId: parent.id, parent };
  await writeTicket(unit, part, after);
  return after;
};

/** What is said of the whole and done to it reaches parts alone; one whose turn to join has not come is tried again. */
async function requirePart(unit: Unit<Helpdesk>, work: Work, part: WholeTicket): Promise<void> {
  if (part.parentId === work.incident_id) return;
  const { rows } = await sqlOf(unit).query(
    `select from ticket_incident_step s join ticket_incident_work w on w.id = s.work_id
     where s.ticket_id = $2 and s.state = 'waiting' and w.incident_id = $1 and w.kind = 'join'`,
    [work.incident_id, part.id],
  );
  if (rows.length > 0) throw new Error('the part has not joined yet');
  throw new Passed('not_part');
}

const leave: Step = async (unit, work, part) => {
  if (part.parentId !== work.incident_id) throw new Passed('not_part');
  const after: WholeTicket = { ...part, parentId: null, parent: null };
  await writeTicket(unit, part, after, { undone: 'helpdesk.incident.make' });
  return after;
};

interface Said {
  body: string;
  files: string[];
}
/** The words that were said of the whole, with their files; people are named in it by their names. */
async function wordsOf(unit: Unit<Helpdesk>, work: Work): Promise<Said> {
  const { rows } = await sqlOf(unit).query<Said>(
    `select c.body, coalesce((select array(select jsonb_array_elements_text(e.data -> 'files')) from event e
         where e.record_id = c.record_id and e.data ->> 'commentId' = c.id::text limit 1), '{}') as files
     from comment c where c.id = $1`,
    [work.comment_id],
  );
  const [said] = rows;
  if (!said) throw new Refusal('not_found');
  const named = [...said.body.matchAll(/@\[([0-9a-f-]{36})\]/g)].map((found) => found[1] ?? '');
  if (named.length === 0) return said;
  const people = await sqlOf(unit).query<{ id: string; name: string }>(
    'select id, name from principal where id = any($1::uuid[])',
    [named],
  );
  const names = new Map(people.rows.map(({ id, name }) => [id, name]));
  return { ...said, body: said.body.replace(/@\[([0-9a-f-]{36})\]/g, (_, id: string) => names.get(id) ?? '') };
}

const answer: Step = async (unit, work, part) => {
  if (part.life !== 'active') throw new Passed('not_open');
  // One that was taken out meanwhile was not hit.
  await requirePart(unit, work, part);
  const { body, files } = await wordsOf(unit, work);
  const shared = await attachShared(unit, part.id, work.incident_id, files, 'external');
  await writeComment(unit, { ...part, kind: ticketKind }, { body, audience: 'external', files: shared });
  return part;
};

const solve: Step = async (unit, work, part) => {
  if (!isOpen(part.state)) throw new Passed('not_open');
  await requirePart(unit, work, part);
  const { rows } = await sqlOf(unit).query<Pick<WholeTicket, 'state' | 'result' | 'resultKind'>>(
    `select r.state, t.result, t.result_kind as "resultKind" from ticket t join record r on r.id = t.id where t.id = $1`,
    [work.incident_id],
  );
  const [whole] = rows;
  if (!whole || (whole.state !== 'resolved' && whole.state !== 'closed')) throw new Passed('taken_back', true);
  return resolve(unit, part, { result: whole.result, resultKind: whole.resultKind ?? 'done' }, { asPart: true });
};

const stepOf =
  (operation: typeof replyTicket | typeof resolveTicket | typeof updateTicket, step: Step) =>
  (work: Work, ticketId: string): ActionHandler =>
    action(operation as typeof updateTicket, async (unit) => {
      // The ticket first, as every act on it does, then the step: nobody waits for each other in a ring.
      const part = await lockTicket(unit, ticketId);
      await take(unit, work, ticketId);
      return ticketCardOf(unit, await step(unit, work, part));
    });

export const stepActions: Record<IncidentWorkRow['kind'], (work: Work, ticketId: string) => ActionHandler> = {
  join: stepOf(updateTicket, join),
  leave: stepOf(updateTicket, leave),
  answer: stepOf(replyTicket, answer),
  resolve: stepOf(resolveTicket, solve),
};
