// The signed-in person, proven anew, is sent to the provider to link an account there to their own.
import { linkExternalIdentity } from '#contract/openid.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import { accountOf, refuseTokens } from '../../account-of.ts';
import { openAttempt } from '../attempts.ts';
import { beginAt } from '../begin.ts';

export const linkExternalIdentityAction = preparedAction(
  linkExternalIdentity,
  (services, actor, input) => beginAt(services, actor, linkExternalIdentity.name, input.key),
  async (unit, _input, begun) => {
    refuseTokens(unit.actor);
    const person = accountOf(unit.actor);
    const { provider, failure } = begun;
    if (failure) {
      unit.event({ data: { provider: provider.key, ...failure } });
      throw new Refusal(failure.code, {}, { keepsWrites: true });
    }
    const { id, marks } = await openAttempt(unit, provider.id, { ...begun.sent, goTo: '/profile' }, person);
    unit.event({ data: { provider: provider.key, attempt: id } });
    return { address: begun.address, ...marks };
  },
);
