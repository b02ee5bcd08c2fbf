// The way to a record for operations of every kind of record: seen under its kind's read operation, and within the reach
// of the operation's own grant.
import { sql } from 'kysely';
import { shapeOf, unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import { covers } from '../rights.ts';
import type { AnyUnit } from '../unit.ts';
import { audiencesFor } from './audience.ts';
import type { RecordFacts } from './participants.ts';

type AnyHandle = AnyUnit | AnyReader;

/** The record, when its kind's read operation shows it to the actor; else 404. `lock` holds its row to the commit. */
export async function visibleRecord(
  handle: AnyHandle,
  id: string,
  options: { lock?: boolean } = {},
): Promise<RecordFacts> {
  const { rows } = await sql<RecordFacts>`
    select r.id, r.kind, r.clearance, r.life,
      coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
        from participant p where p.record_id = r.id), '[]') as participants
    from record r where r.id = ${id} and r.life not in ('deleted', 'destroyed')
    ${options.lock ? sql`for no key update of r` : sql``}`.execute(unscoped(handle));
  const [record] = rows;
  if (!record || audiencesFor(handle, record).length === 0) throw new Refusal('not_found');
  return record;
}

/** The same, and the operation's own grant must cover the record: else 403, for the record itself is no secret. */
export async function reachRecord(
  handle: AnyHandle,
  id: string,
  options: { lock?: boolean } = {},
): Promise<RecordFacts> {
  const record = await visibleRecord(handle, id, options);
  const { ownParts } = shapeOf(handle);
  if (!covers(handle.actor.rights.lenses(handle.operation, ownParts), record)) {
    throw new Refusal('not_allowed', { operation: handle.operation });
  }
  return record;
}

/** A cancelled record keeps what it has: nothing is attached to it or taken away. */
export function requireOpen(record: RecordFacts): void {
  if (record.life !== 'active') throw new Refusal('record_closed');
}
