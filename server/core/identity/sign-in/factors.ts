// What second factors a person has, and which of them may be used now.
import { shapeOf, unscoped } from '../../handle.ts';
import { mailServer } from '../../mail/mail-server.ts';
import type { SignInPolicy } from './policy.ts';
import type { SignInMethod } from './step.ts';

export interface Factors {
  totp: boolean;
  passkeys: number;
  backupCodes: number;
}

export async function factorsOf(handle: object, userId: string): Promise<Factors> {
  const db = unscoped(handle);
  const { totp, passkeys, backup } = await db
    .selectNoFrom((eb) => [
      eb
        .exists(
          eb
            .selectFrom('mfa_totp')
            .select('user_id')
            .where('user_id', '=', userId)
            .where('confirmed_at', 'is not', null),
        )
        .as('totp'),
      eb
        .selectFrom('passkey')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('user_id', '=', userId)
        .as('passkeys'),
      eb
        .selectFrom('mfa_backup_code')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('user_id', '=', userId)
        .where('used_at', 'is', null)
        .as('backup'),
    ])
    .executeTakeFirstOrThrow();
  return { totp: Boolean(totp), passkeys: passkeys ?? 0, backupCodes: backup ?? 0 };
}

/** Codes go by e-mail only where mail is really sent: a code kept in the outbox would lock its reader out. */
export async function mailsCodes(
  handle: object,
  email: string | null,
  policy: SignInPolicy,
  own: Factors,
): Promise<boolean> {
  if (email === null || policy.emailCode === 'never') return false;
  if (policy.emailCode === 'without-app' && (own.totp || own.passkeys > 0)) return false;
  return (await mailServer(shapeOf(handle).services)) !== null;
}

/** In the order in which they are offered; the first is what the person is asked for. */
export function methodsOf(own: Factors, byMail: boolean): SignInMethod[] {
  const strong = own.totp || own.passkeys > 0;
  return [
    ...(own.totp ? (['totp'] as const) : []),
    ...(own.passkeys > 0 ? (['passkey'] as const) : []),
    ...(byMail ? (['code'] as const) : []),
    ...(strong && own.backupCodes > 0 ? (['backup'] as const) : []),
  ];
}
