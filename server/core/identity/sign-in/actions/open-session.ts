// Sign-in by login or e-mail and password. Whether the person exists, the words and the time of the answer are the same.
import { openSession } from '#contract/sign-in.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { type DirectoryAnswer, tryDirectories } from '../../directories/try-directories.ts';
import { throttle } from '../../throttle.ts';
import { lockAccount, refuseAttempt } from '../account.ts';
import { continueLocked, continueSignIn } from '../continue-sign-in.ts';
import { type PasswordProof, provePassword } from '../password-proof.ts';

interface Attempt extends PasswordProof {
  directories: DirectoryAnswer;
}

/**
 * Before the transaction: the attempt is counted by address, the password verified here and, when it is not ours, by the
 * directories, without holding a connection.
 */
async function attempt(services: Services, actor: Actor, input: { login: string; password: string }): Promise<Attempt> {
  const by = { key: `sign-in ${actor.address}`, limit: 300, windowSeconds: 300 };
  await throttle(services, actor, openSession.name, by);
  const proof = await provePassword(services, { login: input.login }, input.password);
  const directories = proof.matches ? noDirectory : await tryDirectories(services, actor, input);
  return { ...proof, directories };
}
const noDirectory: DirectoryAnswer = { outcome: 'none' };

export const openSessionAction = preparedAction(openSession, attempt, async (unit, _input, tried) => {
  const { directories } = tried;
  if (directories.outcome === 'proven') return continueSignIn(unit, { id: directories.userId }, directories.by);
  if (directories.outcome === 'refused') {
    unit.event({ data: { code: directories.code } });
    throw new Refusal(directories.code, {}, { keepsWrites: true });
  }
  // Deactivation and a change of the password lock the same row: whichever comes second sees the other.
  const account = tried.person && (await lockAccount(unit, tried.person.id));
  const isDown = directories.outcome === 'down';
  const refusal = new Refusal(isDown ? 'directory_down' : 'bad_credentials', {}, { keepsWrites: true });
  const told = directories.outcome === 'none' ? {} : { directories: directories.reasons };
  // Nobody could judge the password of somebody who has none here: that is no failure of theirs.
  if (!account || (isDown && account.password_hash === null)) {
    unit.event({ ...(account ? { subjectIds: [account.id] } : {}), data: { code: refusal.code, ...told } });
    throw refusal;
  }
  if (!tried.matches || account.password_hash !== tried.person?.password_hash) {
    return refuseAttempt(unit, account, 'bad_credentials', told, refusal);
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
