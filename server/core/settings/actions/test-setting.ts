// Tries a setting with what is typed over what is saved, and journals who tried it.
import { testSetting, updateSetting } from '#contract/setting.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { Refusal, refuseField } from '../../refusal.ts';
import { readAs } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { mergedValue } from '../merged-value.ts';
import type { Found } from '../registry.ts';
import { forgetSettings, settingIn } from '../value.ts';

interface Asked {
  key: string;
  value?: Record<string, unknown> | undefined;
  probe?: string | undefined;
}

/** Before the transaction: a check talks to other machines and may take its time. */
async function tried(services: Services, actor: Actor, { key, value, probe = '' }: Asked): Promise<Found> {
  const changed = Object.keys(value ?? {}).length > 0;
  // What may not be saved may not be tried either: a check speaks to the machine that the value names.
  for (const { name } of changed ? [testSetting, updateSetting] : [testSetting])
    if (!actor.rights.everywhere(name)) throw new Refusal('not_allowed', { operation: name });
  const entry = services.catalog.settings.get(key);
  if (!entry) throw new Refusal('not_found');
  const { definition, check } = entry;
  if (check.probe && probe === '') throw refuseField('probe', 'setting_probe_missing');
  forgetSettings(services);
  return readAs(services, actor, testSetting.name, async (reader) => {
    const saved = (await settingIn(reader, definition)) as Record<string, unknown>;
    return check.run(reader, { value: mergedValue(definition, saved, value ?? {}) as never, probe });
  });
}

export const testSettingAction = preparedAction(testSetting, tried, async (unit, input, found) => {
  await found.write?.(unit);
  unit.event({ data: { setting: input.key, ...(input.value ? { fields: Object.keys(input.value) } : {}) } });
  return { told: found.told, findings: found.findings ?? [] };
});
