// The name of any role in both languages: the program's for ready ones, the organisation's own word for its own.
import type { Text } from '#contract/core.ts';
import { shapeOf, unscoped } from '../../handle.ts';

export async function roleWords(handle: object): Promise<(key: string) => Text> {
  const { catalog } = shapeOf(handle).services;
  const rows = await unscoped(handle).selectFrom('role').select(['key', 'name']).where('ready', '=', false).execute();
  const own = new Map(rows.map((row) => [row.key, row.name]));
  return (key) => catalog.roles.get(key)?.name ?? { ru: own.get(key) ?? key, en: own.get(key) ?? key };
}
