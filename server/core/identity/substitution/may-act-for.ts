// The absent people for whom somebody may act today.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';

export interface MayActFor {
  id: string;
  name: string;
  untilOn: string;
}

export async function mayActForToday(reader: AnyReader): Promise<MayActFor[]> {
  const { rows } = await sql<MayActFor>`
    select p.id, p.name, max(x.until_on)::text as "untilOn"
    from substitution x join app_user a on a.id = x.absent_id join principal p on p.id = a.id
    where x.substitute_id = ${reader.actor.id} and x.ended_at is null and a.status = 'active'
      and x.from_on <= ${reader.today}::date and x.until_on >= ${reader.today}::date
    group by p.id, p.name order by p.name, p.id`.execute(unscoped(reader));
  return rows;
}
