// A member becomes head of the group, or is head no more.
import { changeMember } from '#contract/groups.ts';
import { action } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import { groupCard } from '../../group-cards.ts';
import { changeMembers } from '../change-member.ts';
import { enterGroup, isMember } from '../membership.ts';

export const changeMemberAction = action(changeMember, async (unit, input) => {
  const membership = { groupId: input.id, principalId: input.userId };
  const turn = async () => {
    await groupCard(unit, input.id);
    if (!(await isMember(unit, membership))) throw new Refusal('member_missing');
    await enterGroup(unit, membership, input.head, input.reason);
    return true;
  };
  return changeMembers(unit, input, turn, { otherwise: 'member_missing', data: { head: input.head } });
});
