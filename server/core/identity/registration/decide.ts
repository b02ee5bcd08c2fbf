// The two plain decisions about one person who waits; the single acts and the bulk ones come through here.
import type { Input } from '#contract/core.ts';
import type { admitRegistration } from '#contract/registration.ts';
import { tellInChat } from '../../messenger/tell-decision.ts';
import type { AnyUnit } from '../../unit.ts';
import { inOrder, writeAssignments } from '../assignments.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { requireGainHeld } from '../guard-rights.ts';
import type { LockedPerson } from '../lock-person.ts';
import { setStatus } from '../set-status.ts';
import { lockWaiting, writeDecision } from './lock-registration.ts';
import { type Letter, tell } from './mails.ts';
import { registrationKind } from './register-pending.ts';

type Given = Pick<Input<typeof admitRegistration>, 'groupIds' | 'roles'>;

export async function tellDecision(
  unit: AnyUnit,
  person: Pick<LockedPerson, 'id' | 'email' | 'locale' | 'name' | 'login'>,
  letter: Letter,
  values: Record<string, string> = {},
): Promise<void> {
  if (!person.email) return;
  const { id, email, locale, name, login } = person;
  await tell(unit, letter, { recipient: email, locale, subjectId: id, values: { name, login, ...values } });
}

export async function admit(unit: AnyUnit, id: string, given: Given): Promise<void> {
  const { person, source } = await lockWaiting(unit, id);
  await setStatus(unit, id, 'active');
  const assigned = inOrder(given);
  await writeAssignments(unit, id, assigned);
  await requireGainHeld(unit, id);
  await raiseRightsVersion(unit);
  await writeDecision(unit, id, { state: 'confirmed' });
  await tellDecision(unit, person, 'confirmed');
  const inChat = await tellInChat(unit, id, 'confirmed');
  unit.event({
    operation: 'identity.registration.confirm',
    recordKind: registrationKind,
    subjectIds: [id],
    data: { source, ...assigned, told: person.email !== null || inChat },
  });
}

export async function reject(unit: AnyUnit, id: string, reason: string): Promise<void> {
  const { person, source } = await lockWaiting(unit, id);
  await setStatus(unit, id, 'rejected');
  await writeDecision(unit, id, { state: 'rejected', reason });
  await tellDecision(unit, person, 'rejected', { reason });
  const inChat = await tellInChat(unit, id, 'rejected', { reason });
  unit.event({
    operation: 'identity.registration.reject',
    recordKind: registrationKind,
    data: { source, told: person.email !== null || inChat },
    personal: { [id]: { reason } },
  });
}
