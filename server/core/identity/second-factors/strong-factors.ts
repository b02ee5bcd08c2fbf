// What follows when an app or a passkey comes or goes: backup codes with the first, nothing without the last.
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import type { Account } from '../sign-in/account.ts';
import { endTrust } from '../sign-in/devices.ts';
import { factorsOf, mailsCodes } from '../sign-in/factors.ts';
import { asksSecondFactor, policyIn } from '../sign-in/policy.ts';
import { keepBackupCodes, type NewCodes } from './backup-codes.ts';
import { factorMail } from './factor-mail.ts';

/** After a factor was added: the codes to show, when the person had none. */
export async function afterAdding(unit: AnyUnit, account: Account, codes: NewCodes): Promise<string[] | null> {
  await factorMail(unit, account, 'added');
  const { backupCodes } = await factorsOf(unit, account.id);
  if (backupCodes > 0) return null;
  await keepBackupCodes(unit, account.id, codes);
  return codes.shown;
}

/** After a factor was removed: refused when a role asks for one and none is left. */
export async function afterRemoving(unit: AnyUnit, account: Account): Promise<void> {
  const left = await factorsOf(unit, account.id);
  if (!left.totp && left.passkeys === 0) {
    const policy = await policyIn(unit);
    const byMail = await mailsCodes(unit, account.email, policy, left);
    if (!byMail && asksSecondFactor(policy, unit.actor.rights.roles)) throw new Refusal('last_second_factor');
    await unscoped(unit).deleteFrom('mfa_backup_code').where('user_id', '=', account.id).execute();
  }
  // Devices were trusted on the strength of what is gone.
  await endTrust(unit, account.id);
  await factorMail(unit, account, 'removed');
}
