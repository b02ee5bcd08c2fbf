// An invitation by mail, or its link to be handed over; a new one ends the earlier. And its cancelling.
import { cancelInvitation, inviteUser } from '#contract/invitations.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { Refusal } from '../../../refusal.ts';
import { requireNotAbove } from '../../guard-rights.ts';
import { lockPerson } from '../../lock-person.ts';
import { invite } from '../invite.ts';
import { endLinks } from '../links.ts';

export const inviteUserAction = action(inviteUser, async (unit, input) => {
  requireEverywhere(unit);
  const person = await lockPerson(unit, input.id);
  await requireNotAbove(unit, person.id);
  const invitation = await invite(unit, person, input.show);
  unit.event({
    subjectIds: [person.id],
    data: { expiresAt: invitation.expiresAt, way: invitation.link ? 'shown' : 'mail' },
  });
  return invitation;
});

export const cancelInvitationAction = action(cancelInvitation, async (unit, input) => {
  requireEverywhere(unit);
  const person = await lockPerson(unit, input.id);
  if ((await endLinks(unit, person.id, 'invite')) === 0) throw new Refusal('no_invitation');
  unit.event({ subjectIds: [person.id] });
  return { ok: true as const };
});
