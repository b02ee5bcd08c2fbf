// A person leaves a group; the stay remains in its history.
import { removeMember } from '#contract/groups.ts';
import { action } from '../../../core-operation.ts';
import { changeMembers } from '../change-member.ts';
import { leaveGroup } from '../membership.ts';

export const removeMemberAction = action(removeMember, async (unit, input) => {
  const membership = { groupId: input.id, principalId: input.userId };
  const leave = () => leaveGroup(unit, membership, input.reason);
  return changeMembers(unit, input, leave, { otherwise: 'member_missing', data: { left: true } });
});
