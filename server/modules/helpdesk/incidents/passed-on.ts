// What was said of a whole incident and passed on to its parts: no news for those who do the parts, and told once to a
// requester of several.
import type { Sql } from '#core/db/sql.ts';
import { isId } from '#core/ids.ts';
import type { StoredEvent } from '#core/journal/event.ts';

/** The event is a step of a work on an incident: its request is the work. */
export async function isPassedOn(sql: Sql, event: StoredEvent): Promise<boolean> {
  if (!isId(event.requestId)) return false;
  const { rows } = await sql.query('select from ticket_incident_work where id = $1', [event.requestId]);
  return rows.length > 0;
}

/** Requesters of this part who hear the same words by an earlier part of theirs. Results are asked about ticket by ticket. */
export async function toldByAnotherPart(sql: Sql, event: StoredEvent): Promise<ReadonlySet<string>> {
  if (!isId(event.requestId) || event.operation !== 'helpdesk.ticket.reply') return new Set();
  const { rows } = await sql.query<{ id: string }>(
    `select distinct t.requester_id as id from ticket_incident_step s join ticket t on t.id = s.ticket_id
     where s.work_id = $1 and s.state = 'done' and s.code is null and s.ticket_id < $2 and t.requester_id is not null`,
    [event.requestId, event.recordId],
  );
  return new Set(rows.map((row) => row.id));
}
