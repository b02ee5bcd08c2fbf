// A curator confirms or rejects, one person or many; a rejected one may be considered again.
import {
  admitRegistration,
  admitRegistrations,
  rejectRegistration,
  rejectRegistrations,
  reopenRegistration,
} from '#contract/registration.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal, words } from '../../../refusal.ts';
import type { AnyUnit } from '../../../unit.ts';
import { setStatus } from '../../set-status.ts';
import { admit, reject, tellDecision } from '../decide.ts';
import { lockRegistration } from '../lock-registration.ts';
import { registrationKind } from '../register-pending.ts';
import { registrationCardOf } from '../registration-cards.ts';

export const admitRegistrationAction = action(admitRegistration, async (unit, { id, ...given }) => {
  requireEverywhere(unit);
  await admit(unit, id, given);
  return registrationCardOf(unit, id);
});

export const rejectRegistrationAction = action(rejectRegistration, async (unit, { id, reason }) => {
  requireEverywhere(unit);
  await reject(unit, id, reason);
  return registrationCardOf(unit, id);
});

/** Those whom somebody else decided about, or who are unknown, are told of; whatever else is wrong stops all. */
async function each(unit: AnyUnit, ids: readonly string[], decide: (id: string) => Promise<void>) {
  const items = [];
  // In one order, so that two curators with overlapping choices do not wait for each other in a ring.
  for (const id of [...new Set(ids)].sort()) {
    try {
      await decide(id);
      items.push({ id, code: null, message: null });
    } catch (error) {
      const passes = error instanceof Refusal && (error.code === 'already_decided' || error.code === 'not_found');
      if (!passes) throw error;
      items.push({ id, code: error.code, message: words(error.code, error.details) });
    }
  }
  unit.event({ data: { done: items.filter((one) => one.code === null).length, of: items.length } });
  return { items };
}

export const admitRegistrationsAction = action(admitRegistrations, async (unit, { ids, ...given }) => {
  requireEverywhere(unit);
  return each(unit, ids, (id) => admit(unit, id, given));
});

export const rejectRegistrationsAction = action(rejectRegistrations, async (unit, { ids, reason }) => {
  requireEverywhere(unit);
  return each(unit, ids, (id) => reject(unit, id, reason));
});

export const reopenRegistrationAction = action(reopenRegistration, async (unit, { id }) => {
  requireEverywhere(unit);
  const { person, state, source, decidedBy } = await lockRegistration(unit, id);
  if (state === 'waiting') throw new Refusal('not_decided');
  if (state !== 'rejected' || person.status !== 'rejected') throw new Refusal('already_decided', { state, decidedBy });
  await setStatus(unit, id, 'unconfirmed');
  await unscoped(unit)
    .updateTable('registration')
    .set({ state: 'waiting', decided_at: null, decided_by: null, reason: '' })
    .where('user_id', '=', id)
    .execute();
  await tellDecision(unit, person, 'reopened');
  unit.event({ recordKind: registrationKind, subjectIds: [id], data: { source } });
  return registrationCardOf(unit, id);
});
