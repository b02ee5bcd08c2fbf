// The code from the letter proves that the address, and so the account, is this person's: linked, and on to the second step.
import { confirmOpenidLink } from '#contract/openid.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { isLocked, lockAccount, refuseAttempt } from '../../sign-in/account.ts';
import { throttle } from '../../throttle.ts';
import { codeFits, endAttempt, takeQuestion } from '../attempts.ts';
import { linkIdentity } from '../identities.ts';
import { linkedMail } from '../openid-mail.ts';
import { findProvider } from '../provider.ts';
import { refuseOpenid, signInPerson } from '../sign-in-person.ts';

const count = (services: Services, actor: Actor): Promise<void> =>
  throttle(services, actor, confirmOpenidLink.name, { key: `code ${actor.address}`, limit: 300, windowSeconds: 300 });

export const confirmOpenidLinkAction = preparedAction(confirmOpenidLink, count, async (unit, input) => {
  const seen = await unscoped(unit)
    .selectFrom('openid_attempt')
    .select('user_id')
    .where('id', '=', input.attemptId)
    .where('step', '=', 'link')
    .executeTakeFirst();
  // The account is locked before the attempt, as every other step does.
  const account = seen?.user_id ? await lockAccount(unit, seen.user_id) : undefined;
  const attempt = account && (await takeQuestion(unit, input.attemptId, 'link'));
  const { services } = shapeOf(unit);
  const provider = attempt && (await findProvider(services, sqlOf(unit), { id: attempt.providerId }));
  if (!account || !attempt || !provider?.enabled || account.status !== 'active' || isLocked(unit, account)) {
    unit.event({ data: { code: 'openid_over' } });
    throw new Refusal('openid_over', {}, { keepsWrites: true });
  }
  if (!codeFits(unit, attempt, input.code)) {
    return refuseAttempt(unit, account, 'code_wrong', { by: 'openid', provider: provider.key });
  }
  await endAttempt(unit, attempt.id);
  if (!(await linkIdentity(unit, provider, attempt.kept.told.subject, account.id))) {
    return refuseOpenid(unit, 'external_taken', provider, [account.id]);
  }
  await linkedMail(unit, account, provider.name);
  unit.event({ operation: 'identity.external.link', subjectIds: [account.id], data: { provider: provider.key } });
  return signInPerson(unit, provider, attempt.kept, account.id);
});
