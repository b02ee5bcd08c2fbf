// Wherever a password is set, it comes through here first: long enough, hard to guess, not made of the person's own
// words, not one of the last ones. Runs before the unit is opened, for it takes time.
import { organisationSetting } from '#contract/settings/organisation.ts';
import { passwordsSetting } from '#contract/settings/passwords.ts';
import { refuseField } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { settingValue } from '../../settings/value.ts';
import { hashPassword, normalisePassword, passwordMatches } from '../passwords.ts';
import { judgeGround, type PasswordRules } from './judge-password.ts';
import { passwordStrength } from './strength.ts';

export interface NewPassword {
  password: string;
  /** Where the form shows what is wrong. */
  field: string;
  /** Whose it will be: their own words and last passwords are looked up. */
  userId?: string | undefined;
  /** Login, address and name of somebody who has no account yet. */
  words?: readonly (string | null | undefined)[];
}

interface Known {
  words: (string | null)[];
  hashes: string[];
}

async function known(services: Services, userId: string | undefined, remembered: number): Promise<Known> {
  const { rows } = await services.pools.read.query<Known>(
    `select array[u.login, u.email, p.name] as words, array_remove(array(
        select password_hash from password_history where user_id = u.id order by set_at desc limit $2) || u.password_hash, null) as hashes
     from app_user u join principal p on p.id = u.id where u.id = $1`,
    [userId ?? null, remembered],
  );
  return rows[0] ?? { words: [], hashes: [] };
}

/** Refuses by the rules that need no dictionary; what is common or made of one's own words is told at once. */
function requireGround(plain: string, field: string, words: readonly string[], policy: PasswordRules): void {
  const ground = judgeGround(plain, words, policy);
  if (!ground.longEnough) throw refuseField(field, 'password_short', { least: policy.length });
  if (ground.common || ground.ownWords || ground.monotonous) throw refuseField(field, 'password_common');
}

/** The hash of a password that may be set; refuses any other. */
export async function checkNewPassword(services: Services, asked: NewPassword): Promise<string> {
  const { field, userId } = asked;
  const plain = normalisePassword(asked.password);
  const policy = await settingValue(services, passwordsSetting);
  const [person, firm] = await Promise.all([
    known(services, userId, policy.remembered),
    settingValue(services, organisationSetting),
  ]);
  const words = [...person.words, ...(asked.words ?? []), firm.name].filter((word): word is string => Boolean(word));
  requireGround(plain, field, words, policy);
  if ((await passwordStrength(plain, words)) < policy.strength) throw refuseField(field, 'password_common');
  for (const hash of policy.remembered > 0 ? person.hashes : []) {
    if (await passwordMatches(hash, plain)) throw refuseField(field, 'password_reused', { count: policy.remembered });
  }
  return hashPassword(plain);
}
