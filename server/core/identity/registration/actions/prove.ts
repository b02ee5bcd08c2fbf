// The code from the mail: now there is an account, unconfirmed, and somebody to decide about. No session is opened.
import { type Selectable, sql } from 'kysely';
import type { Input } from '#contract/core.ts';
import { confirmRegistration } from '#contract/registration.ts';
import { registrationSetting } from '#contract/settings/registration.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import type { RegistrationAttemptRow } from '../../../db/registration-rows.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { settingValue } from '../../../settings/value.ts';
import type { AnyUnit } from '../../../unit.ts';
import { createUser } from '../../create-user.ts';
import { throttle } from '../../throttle.ts';
import { codeFits, codeTries } from '../codes.ts';
import { requireConsent, writeConsent } from '../consent.ts';
import { registerPending } from '../register-pending.ts';

async function admit(services: Services, actor: Actor): Promise<void> {
  if (!(await settingValue(services, registrationSetting)).open) throw new Refusal('registration_closed');
  const by = { key: `register-code ${actor.address}`, limit: 100, windowSeconds: 600 };
  await throttle(services, actor, confirmRegistration.name, by);
}

type Attempt = Selectable<RegistrationAttemptRow>;

/** Spends one try before anything is compared, so that parallel guesses get no more than there are. */
async function spendTry(unit: AnyUnit, given: Input<typeof confirmRegistration>): Promise<Attempt | undefined> {
  const one = given.id
    ? sql`id = ${given.id}`
    : sql`id = (select id from registration_attempt where lower(email) = lower(${given.email})
        order by created_at desc, id desc limit 1)`;
  const { rows } = await sql<Attempt>`update registration_attempt set attempts = attempts + 1
    where ${one} and consumed_at is null and expires_at > ${unit.moment} and attempts < ${sql.raw(String(codeTries))}
    returning *`.execute(unscoped(unit));
  return rows[0];
}

export const proveRegistrationAction = preparedAction(confirmRegistration, admit, async (unit, input) => {
  const { services } = shapeOf(unit);
  const attempt = await spendTry(unit, input);
  const whole = attempt?.login && attempt.email && attempt.name && attempt.password_hash ? attempt : undefined;
  if (!attempt || !whole || !codeFits(services, attempt.id, input.code, attempt.code_hash)) {
    unit.event({ data: { code: 'registration_code_wrong', ...(attempt ? { attempt: attempt.id } : {}) } });
    throw new Refusal('registration_code_wrong', {}, { keepsWrites: true });
  }
  const { login, email, name, phone, locale, password_hash } = attempt;
  const id = await createUser(unit, {
    login: login as string,
    email,
    name: name as string,
    phone: phone ?? '',
    locale,
    passwordHash: password_hash as string,
    mustChangePassword: false,
    status: 'unconfirmed',
  });
  // What is now an account is kept there alone.
  await unscoped(unit).deleteFrom('registration_attempt').where('id', '=', attempt.id).execute();
  const consent = await requireConsent(unit, attempt.consent_text_id);
  await writeConsent(
    unit,
    id,
    consent,
    `регистрация ${attempt.id}, ${attempt.created_at}, адрес ${unit.actor.address}`,
  );
  unit.event({ data: { attempt: attempt.id }, personal: { [id]: { login, email, name, phone } } });
  await registerPending(unit, { userId: id, source: 'form', note: attempt.note ?? '' });
  return { status: 'unconfirmed' as const };
});
