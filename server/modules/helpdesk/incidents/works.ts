// What is done to all parts of a mass incident: noted in the transaction of the act, each part with its own step, and
// carried out behind it, one part a transaction.
import { sqlOf } from '#core/handle.ts';
import { newId } from '#core/ids.ts';
import type { AnyUnit } from '#core/unit.ts';
import type { IncidentWorkRow } from '../tables.ts';

export const carryOnJob = 'helpdesk.incident.carryOn';

type Kind = IncidentWorkRow['kind'];

/** Notes the work and its steps; which tickets, says a statement of ids whose first value is the incident. */
export async function noteWork(
  unit: AnyUnit,
  incidentId: string,
  kind: Kind,
  tickets: { text: string; values?: unknown[] },
  commentId: string | null = null,
): Promise<number> {
  const sql = sqlOf(unit);
  const id = newId(unit.now.getTime());
  await sql.query(
    `insert into ticket_incident_work (id, incident_id, kind, made_by, made_at, comment_id) values ($1, $2, $3, $4, $5, $6)`,
    [id, incidentId, kind, unit.actor.id, unit.moment, commentId],
  );
  const { rowCount } = await sql.query(
    `insert into ticket_incident_step (work_id, ticket_id) select '${id}'::uuid, chosen.id from (${tickets.text}) as chosen (id)
     on conflict do nothing`,
    [incidentId, ...(tickets.values ?? [])],
  );
  unit.enqueue({ job: carryOnJob, payload: { workId: id }, key: `${carryOnJob}:${id}` });
  return rowCount ?? 0;
}

const inForce = `t.parent_id = $1 and r.life = 'active'`;
/** Those that are parts, and those that are on their way to become parts. */
const parts = (of: string) => `select t.id from ticket t join record r on r.id = t.id where ${inForce} ${of}
  union select t.id from ticket_incident_work w join ticket_incident_step s on s.work_id = w.id and s.state = 'waiting'
    join ticket t on t.id = s.ticket_id join record r on r.id = t.id
    where w.incident_id = $1 and w.kind = 'join' and w.done_at is null and r.life = 'active' ${of}`;
const open = `and r.state_group in ('new', 'work', 'waiting')`;

/** The same to all parts; nothing where the ticket has none. */
export async function onAllParts(
  unit: AnyUnit,
  incidentId: string,
  kind: 'answer' | 'resolve',
  commentId: string | null = null,
): Promise<void> {
  const { rows } = await sqlOf(unit).query(
    `select from ticket where parent_id = $1
     union all select from ticket_incident_work where incident_id = $1 and kind = 'join' and done_at is null limit 1`,
    [incidentId],
  );
  if (rows.length === 0) return;
  // Words reach those too whose ticket is solved; a part that was merged has its words where it went.
  await noteWork(unit, incidentId, kind, { text: parts(kind === 'resolve' ? open : '') }, commentId);
}

/** The parts are tickets of their own again, and nobody joins any more; nothing where the ticket has none. */
export async function letPartsGo(unit: AnyUnit, incidentId: string): Promise<void> {
  const sql = sqlOf(unit);
  // First, so that one that joins in this moment is seen among the parts.
  await sql.query(
    `update ticket_incident_step s set state = 'refused', code = 'taken_back', done_at = $2 from ticket_incident_work w
     where w.id = s.work_id and w.incident_id = $1 and w.kind = 'join' and s.state = 'waiting'`,
    [incidentId, unit.moment],
  );
  const { rows } = await sql.query('select from ticket where parent_id = $1 limit 1', [incidentId]);
  if (rows.length === 0) return;
  await noteWork(unit, incidentId, 'leave', {
    text: `select t.id from ticket t join record r on r.id = t.id where ${inForce}`,
  });
}

/**
 * Words that are taken back go to nobody any more; gives back those that have reached a part already and stay. Steps under
 * way are waited for.
 */
export async function stopAnswers(unit: AnyUnit, commentIds: readonly string[]): Promise<Set<string>> {
  const sql = sqlOf(unit);
  const { rows } = await sql.query<{ commentId: string; state: string }>(
    `select w.comment_id as "commentId", s.state from ticket_incident_step s join ticket_incident_work w on w.id = s.work_id
     where w.comment_id = any($1::uuid[]) order by s.work_id, s.ticket_id for update of s`,
    [commentIds],
  );
  const told = new Set(rows.filter((row) => row.state === 'done').map((row) => row.commentId));
  await sql.query(
    'delete from ticket_incident_work where comment_id = any($1::uuid[]) and comment_id <> all($2::uuid[])',
    [commentIds, [...told]],
  );
  return told;
}
