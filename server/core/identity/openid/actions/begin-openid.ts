// The button of a provider was pressed: the browser is sent there, with a cookie to know it by when it comes back.
import { beginOpenid } from '#contract/openid.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import { openAttempt } from '../attempts.ts';
import { beginAt } from '../begin.ts';

export const beginOpenidAction = preparedAction(
  beginOpenid,
  (services, actor, input) => beginAt(services, actor, beginOpenid.name, input.key),
  async (unit, input, begun) => {
    const { provider, failure } = begun;
    if (failure) {
      unit.event({ data: { provider: provider.key, ...failure } });
      throw new Refusal(failure.code, {}, { keepsWrites: true });
    }
    const { id, marks } = await openAttempt(unit, provider.id, { ...begun.sent, goTo: input.next ?? '/' }, null);
    unit.event({ data: { provider: provider.key, attempt: id } });
    return { address: begun.address, ...marks };
  },
);
