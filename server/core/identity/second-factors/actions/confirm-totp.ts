// The first code of the app: from now on it is asked for, and this session counts as proven twice.
import { confirmTotp } from '#contract/second-factors.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal, refuseField } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { noteProof } from '../../sign-in/note-proof.ts';
import { throttle } from '../../throttle.ts';
import { type NewCodes, newBackupCodes } from '../backup-codes.ts';
import { ownAccount } from '../own-session.ts';
import { afterAdding } from '../strong-factors.ts';
import { spendTotp } from '../totp.ts';

async function codes(services: Services, actor: Actor): Promise<NewCodes> {
  await throttle(services, actor, confirmTotp.name, { key: `totp ${actor.id}`, limit: 20, windowSeconds: 900 });
  return newBackupCodes();
}

export const confirmTotpAction = preparedAction(confirmTotp, codes, async (unit, input, made) => {
  const { account, sessionId } = await ownAccount(unit);
  const begun = await unscoped(unit)
    .selectFrom('mfa_totp')
    .select('user_id')
    .where('user_id', '=', account.id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  if (!begun) throw new Refusal('totp_not_begun');
  if (!(await spendTotp(unit, account.id, input.code, false))) {
    unit.event({ subjectIds: [account.id], data: { code: 'code_wrong' } });
    throw new Refusal('invalid_input', refuseField('code', 'code_wrong').details, { keepsWrites: true });
  }
  const backupCodes = await afterAdding(unit, account, made);
  await noteProof(unit, sessionId, ['otp', 'mfa']);
  return { backupCodes };
});
