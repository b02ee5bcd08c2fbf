// Reads settings: inside an operation as its transaction sees them, elsewhere at most a second old.
import type { Setting, SettingValue } from '#contract/setting.ts';
import { shapeOf, unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import type { Services } from '../services.ts';
import type { AnyUnit } from '../unit.ts';
import { openSetting } from './stored.ts';

const keptMs = 1_000;
interface Kept {
  readAt: number;
  value: Promise<unknown>;
}
const kept = new WeakMap<object, Map<string, Kept>>();

/** The value that counts in this operation: secrets opened, defaults filled in. */
export async function settingIn<D extends Setting>(
  handle: AnyUnit | AnyReader,
  definition: D,
): Promise<SettingValue<D>> {
  const row = await unscoped(handle)
    .selectFrom('setting')
    .select('value')
    .where('key', '=', definition.key)
    .executeTakeFirst();
  return openSetting(shapeOf(handle).services.keys, definition, row?.value as Record<string, unknown> | undefined);
}

/** The value for work outside a transaction, at most a second old in every process. */
export function settingValue<D extends Setting>(
  services: Pick<Services, 'pools' | 'keys'>,
  definition: D,
): Promise<SettingValue<D>> {
  let values = kept.get(services.pools);
  if (!values) {
    values = new Map();
    kept.set(services.pools, values);
  }
  const found = values.get(definition.key);
  const now = performance.now();
  if (found && now - found.readAt < keptMs) return found.value as Promise<SettingValue<D>>;
  const value = read(services, definition);
  values.set(definition.key, { readAt: now, value });
  value.catch(() => values.delete(definition.key));
  return value;
}

/** The next reading in this process asks the database. */
export const forgetSettings = (services: Pick<Services, 'pools'>): boolean => kept.delete(services.pools);

async function read<D extends Setting>(
  { pools, keys }: Pick<Services, 'pools' | 'keys'>,
  definition: D,
): Promise<SettingValue<D>> {
  const { rows } = await pools.read.query<{ value: Record<string, unknown> }>({
    name: 'read-setting',
    text: 'select value from setting where key = $1',
    values: [definition.key],
  });
  return openSetting(keys, definition, rows[0]?.value);
}
