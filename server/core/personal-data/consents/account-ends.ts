// With the consent to keeping an account the account ends: no session, no token, no sign-in from the same moment on.
import { unscoped } from '../../handle.ts';
import { raiseRightsVersion } from '../../identity/create-user.ts';
import { requireAnotherOwner } from '../../identity/guard-rights.ts';
import { lockPerson } from '../../identity/lock-person.ts';
import { setStatus } from '../../identity/set-status.ts';
import type { AnyUnit } from '../../unit.ts';

export async function closeAccount(unit: AnyUnit, subjectId: string): Promise<void> {
  const db = unscoped(unit);
  const there = await db.selectFrom('app_user').select('id').where('id', '=', subjectId).executeTakeFirst();
  if (!there) return;
  const person = await lockPerson(unit, subjectId);
  if (person.status !== 'deactivated') {
    await requireAnotherOwner(unit, person.id);
    const version = await setStatus(unit, person.id, 'deactivated');
    unit.event({
      operation: 'identity.user.deactivate',
      subjectIds: [person.id],
      data: { version, fields: ['status'], cause: 'consent' },
    });
  }
  await db.deleteFrom('user_session').where('user_id', '=', person.id).execute();
  await db
    .updateTable('api_token')
    .set({ revoked_at: unit.moment })
    .where('user_id', '=', person.id)
    .where('revoked_at', 'is', null)
    .execute();
  await raiseRightsVersion(unit);
}
