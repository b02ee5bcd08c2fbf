// The row of a registration together with its account, locked: of two curators who decide at once the second is told
// who was first.
import { one, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { type LockedPerson, lockPerson } from '../lock-person.ts';

export interface LockedRegistration {
  person: LockedPerson;
  state: 'waiting' | 'confirmed' | 'rejected' | 'merged';
  source: string;
  decidedBy: string;
}

export async function lockRegistration(unit: AnyUnit, id: string): Promise<LockedRegistration> {
  const db = unscoped(unit);
  const found = await one(
    db
      .selectFrom('registration')
      .select(['state', 'source', 'decided_by'])
      .where('user_id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  );
  // Read after the lock was got: what the first curator has just written counts.
  const decider = await db.selectFrom('principal').select('name').where('id', '=', found.decided_by).executeTakeFirst();
  const { state, source } = found;
  return { state, source, decidedBy: decider?.name ?? '', person: await lockPerson(unit, id) };
}

export async function lockWaiting(unit: AnyUnit, id: string): Promise<LockedRegistration> {
  const found = await lockRegistration(unit, id);
  if (found.state !== 'waiting' || found.person.status !== 'unconfirmed') {
    throw new Refusal('already_decided', { state: found.state, decidedBy: found.decidedBy });
  }
  return found;
}

export async function writeDecision(
  unit: AnyUnit,
  id: string,
  decision: { state: 'confirmed' | 'rejected' | 'merged'; reason?: string; mergedInto?: string },
): Promise<void> {
  await unscoped(unit)
    .updateTable('registration')
    .set({
      state: decision.state,
      decided_at: unit.moment,
      decided_by: unit.actor.id,
      reason: decision.reason ?? '',
      merged_into: decision.mergedInto ?? null,
    })
    .where('user_id', '=', id)
    .execute();
}
