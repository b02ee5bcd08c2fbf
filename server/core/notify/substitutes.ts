// Who else is told of what concerns an absent person: those who stand in for them today, as far as the passed rights reach.
import { dateIn } from '../clock.ts';
import type { Sql } from '../db/sql.ts';
import { standingOf } from '../identity/substitution/standing.ts';
import type { StoredEvent } from '../journal/event.ts';
import type { Rights } from '../rights.ts';
import type { Services } from '../services.ts';

export interface Recipient {
  id: string;
  /** The absent person for whom the recipient stands in. */
  forId: string | null;
}
interface Told {
  told: readonly Recipient[];
  event: StoredEvent;
  mayHear: (rights: Rights) => boolean;
}

export async function substitutesOf(
  sql: Sql,
  services: Services,
  { told, event, mayHear }: Told,
): Promise<Recipient[]> {
  if (told.length === 0) return [];
  const { rows } = await sql.query<{ id: string; forId: string; version: number }>(
    `select distinct x.substitute_id as id, x.absent_id as "forId", v.version
       from substitution x join app_user u on u.id = x.substitute_id and u.status = 'active' cross join rights_version v
      where x.absent_id = any($1::uuid[]) and x.ended_at is null and x.from_on <= $2::date and x.until_on >= $2::date
        and x.substitute_id <> $3
      order by 1, 2`,
    [told.map((one) => one.id), dateIn(services.config.zone, services.clock.now()), event.actorId],
  );
  const found: Recipient[] = [];
  for (const { id, forId, version } of rows) {
    const standing = await standingOf(services, id, forId, version);
    if (standing && mayHear(standing.rights)) found.push({ id, forId });
  }
  return found;
}
