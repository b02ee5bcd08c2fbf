// A new secret for an authenticator app, shown until its first code confirms it.
import { renderSVG } from 'uqr';
import { beginTotp } from '#contract/second-factors.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { action } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { settingIn } from '../../../settings/value.ts';
import { ownAccount, requireProven } from '../own-session.ts';
import { newSecretFor, sealSecret, totpAddress } from '../totp.ts';

export const beginTotpAction = action(beginTotp, async (unit) => {
  const { account } = await ownAccount(unit);
  await requireProven(unit, account.id);
  const db = unscoped(unit);
  const secret = newSecretFor();
  const values = { sealed_secret: sealSecret(unit, account.id, secret), created_at: unit.moment, last_step: 0 };
  const kept = await db
    .insertInto('mfa_totp')
    .values({ user_id: account.id, confirmed_at: null, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values).where('mfa_totp.confirmed_at', 'is', null))
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) throw new Refusal('totp_set_up');
  const { name } = await settingIn(unit, organisationSetting);
  const uri = totpAddress(secret, name, account.login);
  unit.event({ subjectIds: [account.id], data: { factor: 'totp' } });
  return { secret: secret.base32, uri, qr: renderSVG(uri, { border: 2 }) };
});
