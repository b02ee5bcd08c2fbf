// The second step: a try is spent, then the code is compared; failures count on the account, not on the attempt alone.
import { enterCode } from '#contract/sign-in.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import type { AnyUnit } from '../../../unit.ts';
import {
  type BackupProof,
  looksLikeBackupCode,
  proveBackupCode,
  spendBackupCode,
} from '../../second-factors/backup-codes.ts';
import { factorMail } from '../../second-factors/factor-mail.ts';
import { spendTotp } from '../../second-factors/totp.ts';
import { throttle } from '../../throttle.ts';
import { isLocked, lockAccount, refuseAttempt } from '../account.ts';
import { type Challenge, codeMatches, consumeChallenge, openChallengeOf, spendTry } from '../challenge.ts';
import { factorsOf } from '../factors.ts';
import { finishSignIn } from '../finish-sign-in.ts';
import { policyIn } from '../policy.ts';
import type { SignInMethod } from '../step.ts';

interface Input {
  challengeId: string;
  code: string;
  method?: 'code' | 'totp' | 'backup' | undefined;
}

/** Before the transaction: the attempt is counted by address, and a backup code hashed. */
async function attempt(services: Services, actor: Actor, input: Input): Promise<BackupProof | undefined> {
  const by = { key: `code ${actor.address}`, limit: 300, windowSeconds: 300 };
  await throttle(services, actor, enterCode.name, by);
  if (input.method ? input.method !== 'backup' : !looksLikeBackupCode(input.code)) return undefined;
  const { rows } = await services.pools.read.query<{ user_id: string }>(
    'select user_id from sign_in_challenge where id = $1 and user_id is not null',
    [input.challengeId],
  );
  return rows[0] && proveBackupCode(services, rows[0].user_id, input.code);
}

const amrOf = { code: 'mail', totp: 'otp', backup: 'backup' } as const;

export const enterCodeAction = preparedAction(enterCode, attempt, async (unit, input, backup) => {
  const seen = await openChallengeOf(unit, 'second', input.challengeId, unit.moment);
  // The account is locked before the attempt, as every other step does.
  const account = seen?.user_id ? await lockAccount(unit, seen.user_id) : undefined;
  const challenge = account && (await spendTry(unit, 'second', input.challengeId));
  if (!account || !challenge || account.status !== 'active' || isLocked(unit, account)) {
    unit.event({
      ...(account ? { subjectIds: [account.id] } : {}),
      data: { code: 'challenge_over', ...(account ? { status: account.status, locked: isLocked(unit, account) } : {}) },
    });
    throw new Refusal('challenge_over', {}, { keepsWrites: true });
  }
  const { by, methods, next } = challenge.data as { by: string; methods: SignInMethod[]; next: 'code' };
  const method = input.method ?? (looksLikeBackupCode(input.code) ? 'backup' : next);
  const offered = methods.includes(method) && method in amrOf;
  if (!offered || !(await isRight(unit, challenge, method, input.code, backup))) {
    return refuseAttempt(unit, account, 'code_wrong', { by: method });
  }
  await consumeChallenge(unit, challenge.id);
  if (method === 'backup') await factorMail(unit, account, 'used', (await factorsOf(unit, account.id)).backupCodes);
  const policy = await policyIn(unit);
  return finishSignIn(unit, account, { amr: [by, amrOf[method], 'mfa'], policy, trustDevice: input.trustDevice });
});

async function isRight(
  unit: AnyUnit,
  challenge: Challenge,
  method: 'code' | 'totp' | 'backup',
  code: string,
  backup: BackupProof | undefined,
): Promise<boolean> {
  const userId = challenge.user_id as string;
  if (method === 'totp') return spendTotp(unit, userId, code);
  if (method === 'backup') return backup !== undefined && spendBackupCode(unit, userId, backup);
  return codeMatches(unit, challenge, code.replace(/\s/g, ''));
}
