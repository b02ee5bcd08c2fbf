// The invited person sets a password and gives the consent: the account is in use, the mailbox was proved by the link.
import type { Input } from '#contract/core.ts';
import { acceptInvitation } from '#contract/invitations.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { raiseRightsVersion } from '../../create-user.ts';
import { lockPerson } from '../../lock-person.ts';
import { checkNewPassword } from '../../password-policy/check-new-password.ts';
import { writePassword } from '../../password-policy/write-password.ts';
import { requireConsent, writeConsent } from '../../registration/consent.ts';
import { setStatus } from '../../set-status.ts';
import { throttle } from '../../throttle.ts';
import { personOfLink, spendLink } from '../links.ts';

async function prepare(services: Services, actor: Actor, input: Input<typeof acceptInvitation>): Promise<string> {
  await throttle(services, actor, acceptInvitation.name, {
    key: `link ${actor.address}`,
    limit: 100,
    windowSeconds: 300,
  });
  const userId = await personOfLink(services.pools.read, input.token, 'invite', services.clock.now());
  // A spent link is refused by the unit, which journals it: the password is not judged for nobody.
  return userId ? checkNewPassword(services, { password: input.password, field: 'password', userId }) : '';
}

export const acceptInvitationAction = preparedAction(acceptInvitation, prepare, async (unit, input, hash) => {
  const userId = hash ? await spendLink(unit, input.token, 'invite') : undefined;
  const person = userId ? await lockPerson(unit, userId) : undefined;
  if (person?.status !== 'invited') {
    unit.event({ data: { code: 'link_spent' }, subjectIds: person ? [person.id] : [] });
    throw new Refusal('link_spent', {}, { keepsWrites: true });
  }
  const consent = await requireConsent(unit, input.consentTextId);
  await writePassword(unit, person.id, hash, { mustChange: false });
  await setStatus(unit, person.id, 'active');
  await writeConsent(
    unit,
    person.id,
    consent,
    `приглашение, адрес ${unit.actor.address}, запрос ${unit.actor.requestId}`,
  );
  await raiseRightsVersion(unit);
  unit.event({ subjectIds: [person.id] });
  return { login: person.login };
});
