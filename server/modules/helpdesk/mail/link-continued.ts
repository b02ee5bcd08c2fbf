// A new ticket that goes on where an ended one was answered too late is linked to it.
import { sqlOf } from '#core/handle.ts';
import { newId } from '#core/ids.ts';
import { tellLink } from '#core/records/tell-link.ts';
import type { AnyUnit } from '#core/unit.ts';

export async function linkContinued(unit: AnyUnit, fromId: string, toId: string): Promise<void> {
  await sqlOf(unit).query(
    `insert into record_link (id, from_id, to_id, kind, created_by, created_at) values ($1, $2, $3, 'continues', $4, $5)
     on conflict do nothing`,
    [newId(unit.now.getTime()), fromId, toId, unit.actor.id, unit.moment],
  );
  await tellLink(unit, { fromId, toId, kind: 'continues' });
}
