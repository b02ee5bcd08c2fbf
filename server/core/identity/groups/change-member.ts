// One change of a group's members by an administrator: the account locked, the rights compared before and after.
import type { Output } from '#contract/core.ts';
import type { addMember } from '#contract/groups.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { groupCard } from '../group-cards.ts';
import { requireGainHeld, requireNotAbove } from '../guard-rights.ts';
import { lockPerson } from '../lock-person.ts';
import { raiseVersion } from '../set-status.ts';

export interface MemberChange {
  id: string;
  userId: string;
  reason: string;
}

/** `change` says whether anything changed; else `otherwise` is refused. */
export async function changeMembers(
  unit: AnyUnit,
  { id, userId, reason }: MemberChange,
  change: () => Promise<boolean>,
  { otherwise, data }: { otherwise: string; data: Record<string, boolean> },
): Promise<Output<typeof addMember>> {
  requireEverywhere(unit);
  await groupCard(unit, id);
  // Two administrators who change the same person wait here for each other.
  const person = await lockPerson(unit, userId);
  const before = await requireNotAbove(unit, userId);
  if (!(await change())) throw new Refusal(otherwise);
  await requireGainHeld(unit, userId, before);
  await raiseRightsVersion(unit);
  const version = await raiseVersion(unit, person.id);
  unit.event({
    subjectIds: [userId],
    data: { group: id, userId, version, fields: ['groupIds'], ...data },
    ...(reason ? { personal: { [userId]: { reason } } } : {}),
  });
  return groupCard(unit, id);
}
