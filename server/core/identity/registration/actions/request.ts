// Somebody asks for an account. Nothing is made yet: what was typed waits beside a code that only the mailbox's owner
// gets. A taken address gets the same answer, and a letter that says so.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Input } from '#contract/core.ts';
import { register } from '#contract/registration.ts';
import { registrationSetting } from '#contract/settings/registration.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { newId } from '../../../ids.ts';
import { lockWords } from '../../../lock-words.ts';
import { mailServer } from '../../../mail/mail-server.ts';
import { Refusal, refuseField } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { settingValue } from '../../../settings/value.ts';
import type { AnyUnit } from '../../../unit.ts';
import { checkNewPassword } from '../../password-policy/check-new-password.ts';
import { throttle } from '../../throttle.ts';
import { codeHash, codeMinutes, newCode } from '../codes.ts';
import { requireConsent } from '../consent.ts';
import { type Letter, tell } from '../mails.ts';

type Asked = Input<typeof register>;
const hour = 3_600;

const loginTaken = async (services: Services, login: string): Promise<boolean> => {
  const { rowCount } = await services.pools.read.query('select 1 from app_user where lower(login) = lower($1)', [
    login,
  ]);
  return (rowCount ?? 0) > 0;
};

interface Ready {
  hash: string;
  /** Letters go out; where they don't, an administrator reads the code in the outbox and hands it on. */
  mails: boolean;
}

async function prepare(services: Services, actor: Actor, asked: Asked): Promise<Ready> {
  const setting = await settingValue(services, registrationSetting);
  if (!setting.open) throw new Refusal('registration_closed');
  const limited = (key: string, limit: number) =>
    throttle(services, actor, register.name, { key, limit, windowSeconds: hour });
  await limited(`register ${actor.address}`, setting.perAddress);
  // Whether an address is known is told to nobody; how often it may be written to is the same for all.
  const mailbox = createHash('sha256').update(asked.email.toLowerCase()).digest('base64url');
  await limited(`register-mail ${mailbox}`, 5);
  const hash = await checkNewPassword(services, {
    password: asked.password,
    field: 'password',
    words: [asked.login, asked.email, asked.name],
  });
  if (await loginTaken(services, asked.login)) {
    // A login is public knowledge inside, but nobody reads the whole list out of this form.
    await limited(`register-login ${actor.address}`, 20);
    throw refuseField('login', 'login_taken');
  }
  return { hash, mails: (await mailServer(services)) !== null };
}

interface Known {
  id: string;
  login: string;
  status: string;
  locale: 'ru' | 'en';
}

/** Whoever signs in with this address already. */
async function personWith(unit: AnyUnit, address: string): Promise<Known | undefined> {
  const { rows } = await sql<Known>`select id, login, status, locale from app_user
    where lower(email) = lower(${address}) or lower(login) = lower(${address}) order by email is null limit 1`.execute(
    unscoped(unit),
  );
  return rows[0];
}

const letters: Record<string, Letter> = {
  unconfirmed: 'waits',
  rejected: 'refused',
  deactivated: 'refused',
  invited: 'invited',
};

export const requestRegistrationAction = preparedAction(register, prepare, async (unit, input, { hash, mails }) => {
  const { services } = shapeOf(unit);
  const db = unscoped(unit);
  const consent = await requireConsent(unit, input.consentTextId);
  await lockWords(unit, 'identity-names', [input.login.toLowerCase(), input.email.toLowerCase()]);
  const login = await db
    .selectFrom('app_user')
    .select('id')
    .where(sql<boolean>`lower(login) = lower(${input.login})`)
    .executeTakeFirst();
  if (login) throw refuseField('login', 'login_taken');
  const known = await personWith(unit, input.email);
  const id = newId(unit.now.getTime());
  const code = newCode();
  const expires = new Date(unit.now.getTime() + codeMinutes * 60_000).toISOString();
  const kept = known
    ? { login: null, email: null, name: null, phone: null, note: null, password_hash: null, consent_text_id: null }
    : {
        login: input.login,
        email: input.email,
        name: input.name,
        phone: input.phone ?? '',
        note: input.note ?? '',
        password_hash: hash,
        consent_text_id: consent ?? null,
      };
  await db
    .insertInto('registration_attempt')
    .values({
      id,
      ...kept,
      locale: input.locale,
      // Nobody has the code of a row without data: it is never sent.
      code_hash: codeHash(services, id, code),
      created_at: unit.moment,
      expires_at: expires,
      consumed_at: null,
    })
    .execute();
  const recipient = input.email;
  if (known) {
    const { login, locale } = known;
    await tell(unit, letters[known.status] ?? 'known', { recipient, locale, values: { login }, subjectId: known.id });
  } else {
    const values = { code, minutes: String(codeMinutes) };
    await tell(unit, 'code', { recipient, locale: input.locale, values, secret: mails });
  }
  unit.event({ data: { attempt: id, known: known !== undefined }, ...(known ? { subjectIds: [known.id] } : {}) });
  return { id, minutes: codeMinutes };
});
