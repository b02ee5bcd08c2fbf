// A setting on a module's card: its definition from the contract and, where it can be tried, how.
import type { Text } from '#contract/core.ts';
import type { Setting } from '#contract/setting.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';

export interface SettingEntry {
  definition: Setting;
  /**
   * Tries the saved value for the person who asks, outside any transaction; says what happened, or refuses with
   * `setting_check_failed` and the reason.
   */
  test?(services: Services, actor: Actor): Promise<Text>;
}
