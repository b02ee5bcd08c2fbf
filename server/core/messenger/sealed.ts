// What chats hold at rest is sealed: under the person's key once the chat is somebody's, else under the program's own.
import { createHmac } from 'node:crypto';
import type { Sql } from '../db/sql.ts';
import { type Keys, openBytes, sealBytes } from '../keys.ts';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'keys' | 'subjectKeys'>;

/** Finds a chat by its address without keeping the address in the clear. */
export const addressKey = (keys: Keys, channel: string, bot: string, address: string): Buffer =>
  createHmac('sha256', keys.for('chat-address')).update(`${channel} ${bot} ${address}`).digest();

/** The key for what belongs to this person, the program's own for nobody's; null when the person's was destroyed. */
async function keyOf(services: Needs, sql: Sql, personId: string | null): Promise<Buffer | null> {
  if (personId === null) return services.keys.for('chat-strangers');
  return (await services.subjectKeys.open(sql, [personId])).get(personId) ?? null;
}

export async function sealFor(
  services: Needs,
  sql: Sql,
  personId: string | null,
  value: unknown,
  context: string,
): Promise<Buffer> {
  const key = await keyOf(services, sql, personId);
  if (!key) throw new Error('the key of the person is destroyed');
  return sealBytes(key, Buffer.from(JSON.stringify(value)), context);
}

/** Null when the value can no longer be read: the person's key is destroyed. */
export async function openFor<T>(
  services: Needs,
  sql: Sql,
  personId: string | null,
  sealed: Buffer,
  context: string,
): Promise<T | null> {
  const key = await keyOf(services, sql, personId);
  if (!key) return null;
  try {
    return JSON.parse(openBytes(key, sealed, context).toString()) as T;
  } catch {
    return null;
  }
}
