// The columns of an entry of time as answers show it.
import { sql } from '#core/sql.ts';

export const entryColumns = [
  'ticket_time.id',
  sql<{ id: string; name: string }>`json_build_object('id', ticket_time.person_id,
    'name', (select p.name from principal p where p.id = ticket_time.person_id))`.as('person'),
  'ticket_time.minutes',
  'ticket_time.worked_on as workedOn',
  'ticket_time.note',
  'ticket_time.made_at as madeAt',
] as const;
