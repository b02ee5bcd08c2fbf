// What second factors the reader has, and whether a role of theirs asks for one.
import { readFactors } from '#contract/second-factors.ts';
import { query } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { accountOf } from '../../account-of.ts';
import { factorsOf, mailsCodes } from '../../sign-in/factors.ts';
import { asksSecondFactor, policyIn } from '../../sign-in/policy.ts';

export const readFactorsQuery = query(readFactors, async (reader) => {
  const id = accountOf(reader.actor);
  const db = unscoped(reader);
  const [policy, own, account, totp, passkeys, codes] = await Promise.all([
    policyIn(reader),
    factorsOf(reader, id),
    db.selectFrom('app_user').select('email').where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('mfa_totp')
      .select('confirmed_at')
      .where('user_id', '=', id)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst(),
    db
      .selectFrom('passkey')
      .select(['id', 'name', 'backed_up', 'created_at', 'last_used_at'])
      .where('user_id', '=', id)
      .orderBy('created_at')
      .execute(),
    db
      .selectFrom('mfa_backup_code')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('user_id', '=', id)
      .executeTakeFirst(),
  ]);
  return {
    required: asksSecondFactor(policy, reader.actor.rights.roles),
    totp: totp?.confirmed_at ? { createdAt: totp.confirmed_at } : null,
    backupCodes: { left: own.backupCodes, total: codes?.total ?? 0 },
    passkeys: passkeys.map((row) => ({
      id: row.id,
      name: row.name,
      backedUp: row.backed_up,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
    })),
    emailCode: await mailsCodes(reader, account?.email ?? null, policy, own),
    trustDays: policy.trustDays,
  };
});
