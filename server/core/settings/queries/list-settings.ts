// Every setting of the program with its value now.
import { listSettings } from '#contract/setting.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { cardOf, roleChoices, type SettingRowRead } from '../card.ts';

export const listSettingsQuery = query(listSettings, async (reader) => {
  requireEverywhere(reader);
  const { catalog, keys } = shapeOf(reader).services;
  const rows = await unscoped(reader).selectFrom('setting').select(['key', 'value', 'version']).execute();
  const byKey = new Map(rows.map((row) => [row.key, row as unknown as SettingRowRead]));
  const roles = await roleChoices(reader);
  return {
    items: [...catalog.settings.values()].map((entry) => cardOf(keys, entry, byKey.get(entry.definition.key), roles)),
  };
});
