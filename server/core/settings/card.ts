// A setting as an administrator sees it: without its secrets.
import type { SettingCard } from '#contract/setting.ts';
import { unscoped } from '../handle.ts';
import { roleWords } from '../identity/rights/role-words.ts';
import type { Keys } from '../keys.ts';
import { fieldsOf } from './fields.ts';
import type { SettingEntry } from './registry.ts';
import { openSetting } from './stored.ts';

export interface SettingRowRead {
  value: Record<string, unknown>;
  version: number;
}

type RoleChoices = SettingCard['fields'][number]['choices'];

export async function roleChoices(handle: object): Promise<RoleChoices> {
  const words = await roleWords(handle);
  const rows = await unscoped(handle)
    .selectFrom('role')
    .select('key')
    .where('archived_at', 'is', null)
    .orderBy('key')
    .execute();
  return rows.map(({ key }) => ({ value: key, title: words(key) }));
}

export function cardOf(
  keys: Keys,
  entry: SettingEntry,
  row: SettingRowRead | undefined,
  roles: RoleChoices,
): SettingCard {
  const { definition } = entry;
  const secrets = definition.secrets as readonly string[];
  const value = openSetting(keys, definition, row?.value) as Record<string, unknown>;
  return {
    key: definition.key,
    title: definition.title,
    hint: definition.hint ?? null,
    fields: fieldsOf(definition, roles),
    value: Object.fromEntries(Object.entries(value).filter(([field]) => !secrets.includes(field))),
    secretsGiven: secrets.filter((field) => Boolean(value[field])),
    check: { hint: entry.check.hint, probe: entry.check.probe ?? null },
    version: row?.version ?? 0,
  };
}
