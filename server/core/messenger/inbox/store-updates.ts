// Takes in what a messenger delivers: stored first, sealed and once only, before the messenger may forget it.
import type { Sql } from '../../db/sql.ts';
import { newId } from '../../ids.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import type { Normalise, RawUpdate } from '../adapter.ts';
import type { Incoming, IncomingFile } from '../incoming.ts';
import { normaliserOf } from '../normaliser-of.ts';
import { addressKey, sealFor } from '../sealed.ts';
import { downloadAtMost } from '../telegram/adapter.ts';
import { wakeChats } from '../wake.ts';

const nobody = Buffer.alloc(0);

export const updateContext = (id: string): string => `chat-update:${id}`;
export const fileContext = (id: string): string => `chat-file:${id}`;

/** What cannot be understood is stored all the same: it must not keep the others from coming in. */
function understood(normalise: Normalise, body: unknown): Incoming | undefined {
  try {
    return normalise(body);
  } catch {
    return undefined;
  }
}

export async function storeUpdates(
  services: Services,
  bot: { channel: string; bot: string },
  updates: readonly RawUpdate[],
): Promise<void> {
  if (updates.length === 0) return;
  await inTransaction(services.pools.write, (sql) => storeWithin(services, sql, bot, updates));
  wakeChats(services.pools);
}

/** Within a transaction of somebody else's. */
export async function storeWithin(
  services: Services,
  sql: Sql,
  { channel, bot }: { channel: string; bot: string },
  updates: readonly RawUpdate[],
): Promise<void> {
  const { clock, keys } = services;
  const normalise = normaliserOf(channel);
  await sql.query('update chat_carrier set last_update_at = $3 where channel = $1 and bot = $2', [
    channel,
    bot,
    clock.now().toISOString(),
  ]);
  for (const { key, body } of updates) {
    const now = clock.now();
    const id = newId(now.getTime());
    const incoming = understood(normalise, body);
    const chatKey = incoming ? addressKey(keys, channel, bot, incoming.address) : nobody;
    const { rowCount } = await sql.query(
      `insert into chat_update (id, channel, bot, update_key, chat_key, body, next_at, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (channel, bot, update_key) do nothing`,
      [id, channel, bot, key, chatKey, await sealFor(services, sql, null, body, updateContext(id)), now.toISOString()],
    );
    if (rowCount !== 1 || !incoming || incoming.files.length === 0) continue;
    const { rows } = await sql.query<{ person_id: string }>(
      `select person_id from chat where channel = $1 and bot = $2 and address_key = $3 and state = 'linked'`,
      [channel, bot, chatKey],
    );
    // Files of strangers are not even asked for.
    if (!rows[0]) continue;
    const wanted = { updateId: id, personId: rows[0].person_id, files: incoming.files };
    if (channel === 'web') await haveFiles(services, sql, wanted);
    else await wantFiles(services, sql, wanted);
  }
}

/** Files of the chat inside the network are the person's loose files already. */
async function haveFiles(
  services: Services,
  sql: Sql,
  { updateId, personId, files }: { updateId: string; personId: string; files: readonly IncomingFile[] },
): Promise<void> {
  for (const [position, { reference, name }] of files.entries()) {
    const id = newId(services.clock.now().getTime());
    await sql.query(
      `insert into chat_file (id, update_id, position, person_id, name, state, next_at, file_id)
       values ($1, $2, $3, $4, $5, 'kept', $6, (select id from file where id = $7))`,
      [
        id,
        updateId,
        position,
        personId,
        await sealFor(services, sql, null, name, `${fileContext(id)}:name`),
        services.clock.now().toISOString(),
        reference,
      ],
    );
  }
}

async function wantFiles(
  services: Services,
  sql: Sql,
  { updateId, personId, files }: { updateId: string; personId: string; files: readonly IncomingFile[] },
): Promise<void> {
  for (const [position, file] of files.entries()) {
    const id = newId(services.clock.now().getTime());
    const tooLarge = (file.size ?? 0) > downloadAtMost;
    await sql.query(
      `insert into chat_file (id, update_id, position, person_id, reference, name, size, state, error, next_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        updateId,
        position,
        personId,
        await sealFor(services, sql, null, file.reference, fileContext(id)),
        await sealFor(services, sql, null, file.name, `${fileContext(id)}:name`),
        file.size === null ? null : Math.ceil(file.size),
        tooLarge ? 'failed' : 'wanted',
        tooLarge ? 'too-large' : '',
        services.clock.now().toISOString(),
      ],
    );
  }
}
