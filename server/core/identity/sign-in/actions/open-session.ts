// Sign-in by login or e-mail and password. Whether the person exists, the words and the time of the answer are the same.
import { openSession } from '#contract/sign-in.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { throttle } from '../../throttle.ts';
import { lockAccount, refuseAttempt } from '../account.ts';
import { continueLocked } from '../continue-sign-in.ts';
import { type PasswordProof, provePassword } from '../password-proof.ts';

/** Before the transaction: the attempt is counted by address, and the password verified, without holding a connection. */
async function attempt(
  services: Services,
  actor: Actor,
  input: { login: string; password: string },
): Promise<PasswordProof> {
  const by = { key: `sign-in ${actor.address}`, limit: 300, windowSeconds: 300 };
  await throttle(services, actor, openSession.name, by);
  return provePassword(services, { login: input.login }, input.password);
}

export const openSessionAction = preparedAction(openSession, attempt, async (unit, _input, tried) => {
  // Deactivation and a change of the password lock the same row: whichever comes second sees the other.
  const account = tried.person && (await lockAccount(unit, tried.person.id));
  if (!account) {
    unit.event({ data: { code: 'bad_credentials' } });
    throw new Refusal('bad_credentials', {}, { keepsWrites: true });
  }
  if (!tried.matches || account.password_hash !== tried.person?.password_hash) {
    return refuseAttempt(unit, account, 'bad_credentials');
  }
  const step = await continueLocked(unit, account, 'pwd');
  if (tried.rehashed) {
    await unscoped(unit)
      .updateTable('app_user')
      .set({ password_hash: tried.rehashed })
      .where('id', '=', account.id)
      .execute();
  }
  return step;
});
