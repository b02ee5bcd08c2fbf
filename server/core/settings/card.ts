// A setting as an administrator sees it: without its secrets.
import type { SettingCard } from '#contract/setting.ts';
import type { Keys } from '../keys.ts';
import { fieldsOf } from './fields.ts';
import type { SettingEntry } from './registry.ts';
import { openSetting } from './stored.ts';

export interface SettingRowRead {
  value: Record<string, unknown>;
  version: number;
}

export function cardOf(keys: Keys, entry: SettingEntry, row: SettingRowRead | undefined): SettingCard {
  const { definition } = entry;
  const secrets = definition.secrets as readonly string[];
  const value = openSetting(keys, definition, row?.value) as Record<string, unknown>;
  return {
    key: definition.key,
    title: definition.title,
    hint: definition.hint ?? null,
    fields: fieldsOf(definition),
    value: Object.fromEntries(Object.entries(value).filter(([field]) => !secrets.includes(field))),
    secretsGiven: secrets.filter((field) => Boolean(value[field])),
    testable: entry.test !== undefined,
    version: row?.version ?? 0,
  };
}
