// Somebody new agrees to what was shown and asks for an account: it is made of what the provider said, not of the request.
import { registerByOpenid } from '#contract/openid.ts';
import { preparedAction } from '../../../core-operation.ts';
import { shapeOf, sqlOf } from '../../../handle.ts';
import { consentTextInForce } from '../../../personal-data/purposes/texts.ts';
import { Refusal, refuseField } from '../../../refusal.ts';
import { throttle } from '../../throttle.ts';
import { endAttempt, takeQuestion } from '../attempts.ts';
import { makePerson } from '../make-person.ts';
import { findProvider } from '../provider.ts';

export const registerByOpenidAction = preparedAction(
  registerByOpenid,
  (services, actor) =>
    throttle(services, actor, registerByOpenid.name, {
      key: `register ${actor.address}`,
      limit: 100,
      windowSeconds: 3600,
    }),
  async (unit, input) => {
    const attempt = await takeQuestion(unit, input.attemptId, 'register');
    const { services } = shapeOf(unit);
    const provider = attempt && (await findProvider(services, sqlOf(unit), { id: attempt.providerId }));
    if (!attempt || !provider?.enabled || provider.admission === 'linked') {
      unit.event({ data: { code: 'openid_over' } });
      throw new Refusal('openid_over', {}, { keepsWrites: true });
    }
    const consent = await consentTextInForce(unit, 'account');
    if (consent && !input.consentTextId) throw refuseField('consentTextId', 'consent_needed');
    await endAttempt(unit, attempt.id);
    return makePerson(unit, provider, attempt.kept, consent ? input.consentTextId : undefined);
  },
);
