// The provider has told who came: the linked person goes on to the second step; somebody new is asked, or turned away.

import { shapeOf, unscoped } from '../../handle.ts';
import { mailServer } from '../../mail/mail-server.ts';
import { consentTextInForce } from '../../personal-data/purposes/texts.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { newCode } from '../sign-in/challenge.ts';
import { hidden } from '../sign-in/email-code.ts';
import { takeFrom } from '../throttle.ts';
import { type Asked, askPerson } from './attempts.ts';
import { isAllowedDomain } from './claims.ts';
import { personOf } from './identities.ts';
import { makePerson } from './make-person.ts';
import { linkCodeMail } from './openid-mail.ts';
import type { Outcome } from './outcome.ts';
import type { Provider } from './provider.ts';
import { refuseOpenid, signInPerson } from './sign-in-person.ts';

export async function arrive(unit: AnyUnit, provider: Provider, attemptId: string, asked: Asked): Promise<Outcome> {
  const { told } = asked;
  const known = await personOf(unit, provider, told.subject);
  if (known) return signInPerson(unit, provider, asked, known);
  if (!isAllowedDomain(provider, told)) return refuseOpenid(unit, 'openid_domain', provider);
  const owner = told.emailVerified && told.email ? await ownerOfAddress(unit, told.email) : undefined;
  if (owner) return askForCode(unit, provider, attemptId, asked, owner);
  if (provider.admission === 'linked') return refuseOpenid(unit, 'openid_not_linked', provider);
  const consent = await consentTextInForce(unit, 'account');
  if (provider.admission === 'active' && !consent) return makePerson(unit, provider, asked, undefined);
  await askPerson(unit, attemptId, 'register', asked);
  unit.event({ data: { provider: provider.key, next: 'register' } });
  return {
    outcome: 'register',
    goTo: asked.goTo,
    attemptId,
    name: told.name || told.login,
    ...(told.emailVerified && told.email ? { email: told.email } : {}),
    ...(consent ? { consent: { textId: consent.id, title: consent.title, body: consent.body } } : {}),
  };
}

interface Owner {
  id: string;
  email: string | null;
  locale: 'ru' | 'en';
  status: string;
}
const ownerOfAddress = (unit: AnyUnit, email: string): Promise<Owner | undefined> =>
  unscoped(unit)
    .selectFrom('app_user')
    .select(['id', 'email', 'locale', 'status'])
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst();

/** An account has the address that the provider has proven: a code goes there, and nothing is linked without it. */
async function askForCode(
  unit: AnyUnit,
  provider: Provider,
  attemptId: string,
  asked: Asked,
  owner: Owner,
): Promise<Outcome> {
  const mail = owner.status === 'active' && (await mailServer(shapeOf(unit).services)) !== null;
  if (!mail) return refuseOpenid(unit, 'openid_not_linked', provider, [owner.id]);
  const wait = await takeFrom(unit, { key: `code ${owner.id}`, limit: 5, windowSeconds: 15 * 60 });
  if (wait !== null) {
    unit.event({ subjectIds: [owner.id], data: { code: 'too_many_requests', seconds: wait } });
    throw new Refusal('too_many_requests', { seconds: wait }, { keepsWrites: true });
  }
  const code = newCode();
  await askPerson(unit, attemptId, 'link', asked, { userId: owner.id, code });
  await linkCodeMail(unit, owner, provider.name, code);
  unit.event({ subjectIds: [owner.id], data: { provider: provider.key, next: 'link' } });
  return { outcome: 'link', goTo: asked.goTo, attemptId, email: hidden(owner.email ?? '') };
}
