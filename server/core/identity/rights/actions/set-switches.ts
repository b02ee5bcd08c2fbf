// The seven switches of a person: on gives the bundle, off takes it whatever the roles say, else the roles decide.
import { sql } from 'kysely';
import { switchKeys } from '#contract/people.ts';
import { setSwitches } from '#contract/rights.ts';
import { bundleName } from '../../../bundles.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { raiseRightsVersion } from '../../create-user.ts';
import { requireGainHeld, requireNotAbove } from '../../guard-rights.ts';
import { lockPerson } from '../../lock-person.ts';
import { userCard } from '../../user-cards.ts';

export const setSwitchesAction = action(setSwitches, async (unit, input) => {
  requireEverywhere(unit);
  const { id } = input;
  if (id === unit.actor.id) throw new Refusal('own_account');
  const person = await lockPerson(unit, id);
  const before = await requireNotAbove(unit, id);
  const { bundles: standing } = await userCard(unit, id);
  const { catalog } = shapeOf(unit).services;
  const db = unscoped(unit);
  const changes = switchKeys.flatMap((key) => {
    const to = input.switches[key];
    return to === undefined || to === standing[key] ? [] : [{ field: key, from: standing[key], to }];
  });
  for (const { field, to } of changes) {
    const operation = bundleName(field);
    await db.deleteFrom('user_switch').where('user_id', '=', id).where('operation', '=', operation).execute();
    if (to === 'roles') continue;
    const reach = catalog.bundles.get(field)?.switchReach ?? 'own';
    await db
      .insertInto('user_switch')
      .values({ user_id: id, operation, enabled: to === 'on', reach })
      .execute();
  }
  if (changes.length > 0) {
    await db
      .updateTable('app_user')
      .set({ version: sql<number>`version + 1`, changed_at: unit.moment })
      .where('id', '=', id)
      .execute();
    await requireGainHeld(unit, id, before);
    await raiseRightsVersion(unit);
  }
  unit.event({
    subjectIds: [id],
    data: { version: person.version + (changes.length > 0 ? 1 : 0), fields: ['bundles'], changes },
  });
  return userCard(unit, id);
});
