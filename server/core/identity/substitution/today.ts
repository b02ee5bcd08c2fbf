// Who stands in for whom on a day, for the pages that tell who may do what.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';

export interface StandsIn {
  /** Whoever was asked about. */
  of: string;
  /** The other one of the two. */
  id: string;
  name: string;
  fromOn: string;
  untilOn: string;
}

/** Those whom these people stand in for on the day, or, with `substitutes`, those who stand in for them. */
export async function standingOn(
  handle: object,
  ids: readonly string[],
  day: string,
  side: 'absent' | 'substitutes',
): Promise<StandsIn[]> {
  if (ids.length === 0) return [];
  const [own, other] = side === 'absent' ? ['substitute_id', 'absent_id'] : ['absent_id', 'substitute_id'];
  const { rows } = await sql<StandsIn>`
    select s.${sql.ref(own as string)} as of, p.id, p.name, s.from_on::text as "fromOn", s.until_on::text as "untilOn"
    from substitution s join principal p on p.id = s.${sql.ref(other as string)}
      join app_user u on u.id = s.substitute_id and u.status = 'active'
    where s.${sql.ref(own as string)} = any(${ids}::uuid[]) and s.ended_at is null
      and s.from_on <= ${day}::date and s.until_on >= ${day}::date
    order by p.name, p.id`.execute(unscoped(handle));
  return rows;
}
