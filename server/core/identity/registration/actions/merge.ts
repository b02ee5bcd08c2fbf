// The person who registered is somebody we know: identities and consents go to the account that was there before, which
// takes the mailbox and the password only where it has none. The journal keeps both.
import { sql } from 'kysely';
import { mergeRegistration } from '#contract/registration.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { unscoped } from '../../../handle.ts';
import { moveChats } from '../../../messenger/move-chats.ts';
import { tellInChat } from '../../../messenger/tell-decision.ts';
import { Refusal } from '../../../refusal.ts';
import type { AnyUnit } from '../../../unit.ts';
import { raiseRightsVersion } from '../../create-user.ts';
import { requireNotAbove } from '../../guard-rights.ts';
import { type LockedPerson, lockPerson } from '../../lock-person.ts';
import { setStatus } from '../../set-status.ts';
import { tellDecision } from '../decide.ts';
import { lockWaiting, writeDecision } from '../lock-registration.ts';
import { registrationKind } from '../register-pending.ts';
import { registrationCardOf } from '../registration-cards.ts';

export const mergeRegistrationAction = action(mergeRegistration, async (unit, { id, intoId }) => {
  requireEverywhere(unit);
  if (id === intoId) throw new Refusal('merge_with_itself');
  const { person, source } = await lockWaiting(unit, id);
  const into = await lockPerson(unit, intoId);
  if (into.status !== 'active' && into.status !== 'invited') throw new Refusal('merge_impossible');
  // Whoever registered may sign in as that person afterwards.
  await requireNotAbove(unit, intoId);
  const moved = await moveOver(unit, person, into);
  await moveChats(unit, id, intoId);
  await setStatus(unit, id, 'rejected');
  await raiseRightsVersion(unit);
  await writeDecision(unit, id, { state: 'merged', mergedInto: intoId });
  const told = { ...into, email: moved.email ?? into.email ?? null };
  await tellDecision(unit, told, moved.password ? 'confirmed' : 'merged');
  await tellInChat(unit, id, 'merged', { into: intoId });
  // An account with another address: the mailbox that was just proved is told as well.
  if (person.email && told.email && told.email.toLowerCase() !== person.email.toLowerCase()) {
    await tellDecision(unit, { ...told, email: person.email }, 'merged');
  }
  unit.event({
    recordKind: registrationKind,
    subjectIds: [id, intoId],
    data: {
      source,
      into: intoId,
      email: moved.email !== undefined,
      password: moved.password,
      identities: moved.identities,
      consents: moved.consents,
    },
    personal: { [id]: { login: person.login, email: person.email, name: person.name } },
  });
  return registrationCardOf(unit, id);
});

async function moveOver(unit: AnyUnit, person: LockedPerson, into: LockedPerson) {
  const db = unscoped(unit);
  const email = !into.email && person.email ? person.email : undefined;
  const password = into.password_hash === null && person.password_hash !== null;
  await db
    .updateTable('app_user')
    .set({ login: `merged-${person.id}`, email: null, password_hash: null, changed_at: unit.moment })
    .where('id', '=', person.id)
    .execute();
  await db
    .updateTable('app_user')
    .set({
      version: sql<number>`version + 1`,
      changed_at: unit.moment,
      ...(email ? { email } : {}),
      ...(password
        ? { password_hash: person.password_hash, must_change_password: false, status: 'active' as const }
        : {}),
    })
    .where('id', '=', into.id)
    .execute();
  if (password) {
    await db.updateTable('password_history').set({ user_id: into.id }).where('user_id', '=', person.id).execute();
    await db.deleteFrom('sign_in_link').where('user_id', '=', into.id).where('purpose', '=', 'invite').execute();
  }
  const identities = await sql`update user_identity set user_id = ${into.id} where user_id = ${person.id}`.execute(db);
  // A consent that the other account holds already stays the one in force.
  const consents = await sql`update consent c set subject_id = ${into.id} where c.subject_id = ${person.id}
    and not exists (select 1 from consent o where o.subject_id = ${into.id} and o.purpose_id = c.purpose_id
      and o.ended_at is null)`.execute(db);
  return {
    email,
    password,
    identities: Number(identities.numAffectedRows ?? 0),
    consents: Number(consents.numAffectedRows ?? 0),
  };
}
