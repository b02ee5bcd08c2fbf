// The account that signs in, locked for the step: failures are counted on it over all steps and doors.
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { policyIn } from './policy.ts';
import { lockedMail } from './sign-in-mail.ts';

export const lockAccount = (unit: AnyUnit, id: string) =>
  unscoped(unit)
    .selectFrom('app_user')
    .innerJoin('principal', 'principal.id', 'app_user.id')
    .select([
      'app_user.id',
      'principal.name',
      'app_user.login',
      'app_user.email',
      'app_user.locale',
      'app_user.status',
      'app_user.password_hash',
      'app_user.failed_count',
      'app_user.last_failed_at',
      'app_user.locked_until',
      'app_user.must_change_password',
    ])
    .where('app_user.id', '=', id)
    .forUpdate('app_user')
    .executeTakeFirst();

export type Account = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;

export const isLocked = (unit: AnyUnit, account: Account): boolean =>
  account.locked_until !== null && new Date(account.locked_until) > unit.now;

/** Counts a failure on the account, locks it when there were too many, and refuses; all of it is kept. */
export async function refuseAttempt(
  unit: AnyUnit,
  account: Account,
  code: 'bad_credentials' | 'code_wrong' | 'password_wrong',
  data: Record<string, unknown> = {},
  refusal: Refusal = new Refusal(code),
): Promise<never> {
  const locked = isLocked(unit, account);
  const policy = await policyIn(unit);
  const since = unit.now.getTime() - policy.lockMinutes * 60_000;
  const recent = account.last_failed_at !== null && new Date(account.last_failed_at).getTime() > since;
  const failures = (recent ? account.failed_count : 0) + 1;
  const locks = !locked && failures >= policy.failuresUntilLock;
  if (!locked) {
    const until = new Date(unit.now.getTime() + policy.lockMinutes * 60_000).toISOString();
    await unscoped(unit)
      .updateTable('app_user')
      .set({
        last_failed_at: unit.moment,
        ...(locks ? { failed_count: 0, locked_until: until } : { failed_count: failures }),
      })
      .where('id', '=', account.id)
      .execute();
    if (locks) await lockedMail(unit, account, policy.lockMinutes);
  }
  unit.event({
    subjectIds: [account.id],
    data: { ...data, code: locked ? 'locked' : code, ...(locks ? { lockedMinutes: policy.lockMinutes } : {}) },
  });
  throw new Refusal(refusal.code, refusal.details, { keepsWrites: true });
}

/** After a completed sign-in earlier failures no longer count. */
export async function forgetFailures(unit: AnyUnit, account: Account, more: { password_hash?: string } = {}) {
  if (account.failed_count === 0 && account.locked_until === null && !more.password_hash) return;
  await unscoped(unit)
    .updateTable('app_user')
    .set({ failed_count: 0, locked_until: null, ...more })
    .where('id', '=', account.id)
    .execute();
}

/** Statuses other than active get nothing. Only who waits for confirmation is told; for the others it reads as a wrong password. */
export function refuseStatus(unit: AnyUnit, account: Account): never {
  const waits = account.status === 'unconfirmed';
  unit.event({ subjectIds: [account.id], data: { code: 'account_closed', status: account.status } });
  throw new Refusal(waits ? 'account_waiting' : 'bad_credentials', {}, { keepsWrites: true });
}
