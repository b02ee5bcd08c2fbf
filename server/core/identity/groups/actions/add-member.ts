// A person comes into a group, as a member or as its head.
import { addMember } from '#contract/groups.ts';
import { action } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import { lockPerson } from '../../lock-person.ts';
import { changeMembers } from '../change-member.ts';
import { enterGroup, isMember } from '../membership.ts';

export const addMemberAction = action(addMember, async (unit, input) => {
  const membership = { groupId: input.id, principalId: input.userId };
  const enter = async () => {
    const { status } = await lockPerson(unit, input.userId);
    if (status === 'deactivated' || status === 'rejected') throw new Refusal('user_inactive');
    return !(await isMember(unit, membership)) && enterGroup(unit, membership, input.head, input.reason);
  };
  return changeMembers(unit, input, enter, { otherwise: 'member_already', data: { head: input.head } });
});
