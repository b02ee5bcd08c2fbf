// A setting on a module's card: its definition from the contract, and how it is tried.
import type { Text } from '#contract/core.ts';
import type { Setting, SettingFinding, SettingValue } from '#contract/setting.ts';
import type { AnyReader } from '../reader.ts';
import type { AnyUnit } from '../unit.ts';

/** What is tried: the saved value with what is typed over it, and what the check asked the person to type. */
export interface Tried<D extends Setting = Setting> {
  value: SettingValue<D>;
  probe: string;
}

export interface Found {
  told: Text;
  findings?: SettingFinding[];
  /** What the check does for the person who asks (a letter, a notice), in the action's transaction. */
  write?(unit: AnyUnit): Promise<void>;
}

export interface SettingCheck<D extends Setting = Setting> {
  /** What the check does, in a sentence. */
  hint: Text;
  /** The name of what the person types to be tried; nothing of it is kept. */
  probe?: Text;
  /**
   * Runs outside any transaction: it may ask other machines. People named in the findings are told to the reader (`shows`).
   * What does not work at all refuses with `setting_check_failed` and the reason.
   */
  run(reader: AnyReader, tried: Tried<D>): Promise<Found>;
}

export interface SettingEntry {
  definition: Setting;
  /** Every setting can be tried before it is saved. */
  check: SettingCheck;
}

/** A setting with its check, whose value has the setting's own shape. */
export const checked = <D extends Setting>(definition: D, check: SettingCheck<D>): SettingEntry => ({
  definition,
  check: check as unknown as SettingCheck,
});

interface More {
  to?: string;
  people?: SettingFinding['people'];
}
const finding =
  (tone: SettingFinding['tone']) =>
  (ru: string, en: string, { to, people }: More = {}): SettingFinding => ({
    tone,
    text: { ru, en },
    to: to ?? null,
    people: people ?? [],
  });
export const good = finding('good');
export const bad = finding('bad');
export const plain = finding('plain');
