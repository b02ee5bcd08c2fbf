// The rules of sign-in in force: what administrators set over what the program brings.
import type { SettingValue } from '#contract/setting.ts';
import { signInSetting } from '#contract/settings/sign-in.ts';
import type { Keys } from '../../keys.ts';
import type { AnyReader } from '../../reader.ts';
import { openSetting } from '../../settings/stored.ts';
import { settingIn } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';

export type SignInPolicy = SettingValue<typeof signInSetting>;

/** The stored rules as text, for a statement that is sent anyway. */
export const policyColumn = `(select value::text from setting where key = '${signInSetting.key}')`;

const known = new Map<string, SignInPolicy>();

/** Parsed once for each text: the session's check meets it with every request. */
export function policyOf(keys: Keys, stored: string | null): SignInPolicy {
  const text = stored ?? '{}';
  let policy = known.get(text);
  if (!policy) {
    policy = openSetting(keys, signInSetting, JSON.parse(text));
    if (known.size > 100) known.clear();
    known.set(text, policy);
  }
  return policy;
}

export const policyIn = (handle: AnyUnit | AnyReader): Promise<SignInPolicy> => settingIn(handle, signInSetting);

export const asksSecondFactor = (policy: SignInPolicy, roles: readonly string[]): boolean =>
  policy.secondFactorRoles.some((role) => role === '*' || roles.includes(role));
