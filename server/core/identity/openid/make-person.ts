// Somebody new comes through a provider that may bring people: the account is made, admitted at once or put into the queue.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { giveConsent } from '../../personal-data/consents/give-consent.ts';
import type { AnyUnit } from '../../unit.ts';
import { createUser, raiseRightsVersion } from '../create-user.ts';
import { registerPending } from '../registration/register-pending.ts';
import { setStatus } from '../set-status.ts';
import { applyGroupRules } from './apply-group-rules.ts';
import type { Asked } from './attempts.ts';
import { loginFrom, type Told } from './claims.ts';
import { linkIdentity } from './identities.ts';
import type { Outcome } from './outcome.ts';
import type { Provider } from './provider.ts';
import { refuseOpenid, signInPerson } from './sign-in-person.ts';

export async function makePerson(
  unit: AnyUnit,
  provider: Provider,
  asked: Asked,
  consentTextId: string | undefined,
): Promise<Outcome> {
  const { told, goTo } = asked;
  const login = await freeLogin(unit, told);
  const id = await createUser(unit, {
    login,
    name: told.name || login,
    email: told.emailVerified ? told.email : null,
    mustChangePassword: false,
  });
  if (!(await linkIdentity(unit, provider, told.subject, id))) return refuseOpenid(unit, 'external_taken', provider);
  if (consentTextId) {
    await giveConsent(unit, {
      subjectId: id,
      purposeKey: 'account',
      textVersionId: consentTextId,
      channel: 'web',
      form: 'button',
      evidence: unit.actor.requestId,
    });
  }
  await setStatus(unit, id, provider.admission === 'active' ? 'active' : 'unconfirmed');
  await raiseRightsVersion(unit);
  unit.event({
    operation: 'identity.provider.register',
    subjectIds: [id],
    data: { provider: provider.key, admission: provider.admission },
    personal: { [id]: { name: told.name || login, login } },
  });
  if (provider.admission === 'active') return signInPerson(unit, provider, asked, id);
  await applyGroupRules(unit, provider, told, id);
  await registerPending(unit, { userId: id, source: 'oidc', note: provider.name });
  return { outcome: 'waiting', goTo };
}

/** The login that the provider says, or the first of `login2`, `login3`… that nobody has. */
async function freeLogin(unit: AnyUnit, told: Told): Promise<string> {
  const wanted = loginFrom(told);
  const { rows } = await sql<{ login: string }>`select lower(login) as login from app_user
    where lower(login) like ${`${wanted.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`.execute(unscoped(unit));
  const taken = new Set(rows.map((row) => row.login));
  for (let number = 1; ; number++) {
    const login = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.has(login.toLowerCase())) return login;
  }
}
