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

const partsInForce = `select t.id from ticket t join record r on r.id = t.id where t.parent_id = $1 and r.life = 'active'`;
const openParts = `${partsInForce} and r.state_group in ('new', 'work', 'waiting')`;

/** The same to all parts; nothing where the ticket has none. */
export async function onAllParts(
  unit: AnyUnit,
  incidentId: string,
  kind: 'answer' | 'resolve' | 'leave',
  commentId: string | null = null,
): Promise<void> {
  const { rows } = await sqlOf(unit).query('select from ticket where parent_id = $1 limit 1', [incidentId]);
  if (rows.length === 0) return;
  // Words reach those too whose ticket is solved; a part that was merged has its words where it went.
  await noteWork(unit, incidentId, kind, { text: kind === 'resolve' ? openParts : partsInForce }, commentId);
}
