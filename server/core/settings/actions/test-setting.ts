// Tries a setting as it is saved, and journals who tried it.
import type { Text } from '#contract/core.ts';
import { testSetting } from '#contract/setting.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { forgetSettings } from '../value.ts';

/** Before the transaction: a check talks to other machines and may take its time. */
async function tried(services: Services, actor: Actor, { key }: { key: string }): Promise<Text> {
  if (!actor.rights.everywhere(testSetting.name)) throw new Refusal('not_allowed', { operation: testSetting.name });
  const entry = services.catalog.settings.get(key);
  if (!entry) throw new Refusal('not_found');
  if (!entry.test) throw new Refusal('setting_untestable');
  forgetSettings(services);
  return entry.test(services, actor);
}

export const testSettingAction = preparedAction(testSetting, tried, async (unit, input, told) => {
  unit.event({ data: { setting: input.key } });
  return { told };
});
