// What an administrator changes while the program runs: named values in the database.
import { unscoped } from './handle.ts';

export async function readSetting<T>(handle: object, key: string, otherwise: T): Promise<T> {
  const row = await unscoped(handle).selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row ? (row.value as T) : otherwise;
}
