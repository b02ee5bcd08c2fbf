// An administrator takes a link away: the person no longer signs in through this directory, and it no longer changes the card.
import { unlinkPerson } from '#contract/ldap.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, shapeOf, sqlOf } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { requireNotAbove } from '../../guard-rights.ts';
import { lockPerson } from '../../lock-person.ts';
import { unlink } from '../link.ts';
import { directoryById } from '../stored.ts';

export const unlinkPersonAction = action(unlinkPerson, async (unit, input) => {
  requireEverywhere(unit);
  const directory = await one(directoryById(shapeOf(unit).services, sqlOf(unit), input.id));
  const account = await lockPerson(unit, input.userId);
  await requireNotAbove(unit, account.id);
  if (!(await unlink(unit, directory, account.id))) throw new Refusal('not_found');
  unit.event({ subjectIds: [account.id], data: { directory: directory.key } });
  return { ok: true as const };
});
