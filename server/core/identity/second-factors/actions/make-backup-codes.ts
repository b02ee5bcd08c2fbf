// New backup codes in the place of the earlier ones; they are shown this once.
import { makeBackupCodes } from '#contract/second-factors.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import { factorsOf } from '../../sign-in/factors.ts';
import { keepBackupCodes, newBackupCodes } from '../backup-codes.ts';
import { factorMail } from '../factor-mail.ts';
import { ownAccount } from '../own-session.ts';

export const makeBackupCodesAction = preparedAction(makeBackupCodes, newBackupCodes, async (unit, _input, codes) => {
  const { account } = await ownAccount(unit);
  const own = await factorsOf(unit, account.id);
  if (!own.totp && own.passkeys === 0) throw new Refusal('no_second_factor');
  await keepBackupCodes(unit, account.id, codes);
  await factorMail(unit, account, 'codes');
  unit.event({ subjectIds: [account.id], data: { codes: codes.shown.length } });
  return { backupCodes: codes.shown };
});
