// What each rule says of a password. Whoever sets one and the page where the rules are tried ask the same.
import type { SettingValue } from '#contract/setting.ts';
import type { passwordsSetting } from '#contract/settings/passwords.ts';
import { commonPasswords } from '../common-passwords.ts';

export type PasswordRules = SettingValue<typeof passwordsSetting>;

export interface Ground {
  length: number;
  longEnough: boolean;
  /** Among those that everybody tries first. */
  common: boolean;
  /** Little is left of it without the person's own words. */
  ownWords: boolean;
  /** The same few signs over and over. */
  monotonous: boolean;
}

/** The rules that need no dictionary; `words` are the person's own: login, address, name, the organisation. */
export function judgeGround(plain: string, words: readonly string[], rules: PasswordRules): Ground {
  const lower = plain.toLowerCase();
  const length = [...plain].length;
  const rest = words
    .flatMap((word) => [word.toLowerCase(), word.toLowerCase().split('@')[0] ?? '', ...word.toLowerCase().split(/\s+/)])
    .filter((word) => word.length >= 4)
    .reduce((left, word) => left.replaceAll(word, ''), lower);
  return {
    length,
    longEnough: length >= rules.length,
    common: commonPasswords.has(lower) || commonPasswords.has(lower.replace(/[^\p{L}\p{N}]/gu, '')),
    ownWords: rest.length < Math.min(8, length),
    monotonous: new Set(lower).size < 5,
  };
}
