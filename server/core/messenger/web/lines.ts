// The lines of the chat inside the network, sealed under the person's key: there is no messenger to keep them.
import type { Sql } from '../../db/sql.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import type { Button } from '../outgoing.ts';
import { addressKey, openFor, sealFor } from '../sealed.ts';

export const webBot = { channel: 'web', bot: 'web' } as const;

export interface Line {
  text: string;
  buttons: readonly (readonly Button[])[];
  files: number;
  notice: boolean;
}
export interface StoredLine extends Line {
  id: string;
  mine: boolean;
  createdAt: string;
  changedAt: string;
}

const context = (id: string): string => `chat-line:${id}`;

/** The chat of the person's account, made when they first speak, and let in again with the account. */
export async function webChatOf(services: Services, sql: Sql, personId: string): Promise<string> {
  const now = services.clock.now();
  const id = newId(now.getTime());
  const { rows } = await sql.query<{ id: string }>(
    `insert into chat (id, channel, bot, address_key, address, person_id, state, linked_at, seen_at)
     values ($1, $2, $3, $4, $5, $6, 'linked', $7, $7)
     on conflict (channel, bot, address_key) do update set seen_at = excluded.seen_at, state = 'linked', ended_at = null,
       ended_cause = '', person_id = excluded.person_id, address = coalesce(chat.address, excluded.address)
     returning id`,
    [
      id,
      webBot.channel,
      webBot.bot,
      addressKey(services.keys, webBot.channel, webBot.bot, personId),
      await sealFor(services, sql, personId, personId, `chat:${id}`),
      personId,
      now.toISOString(),
    ],
  );
  return (rows[0] as { id: string }).id;
}

export async function writeLine(
  services: Services,
  sql: Sql,
  { chatId, personId, mine }: { chatId: string; personId: string; mine: boolean },
  line: Line,
): Promise<string> {
  const now = services.clock.now();
  const id = newId(now.getTime());
  await sql.query(
    `insert into chat_line (id, chat_id, from_person, body, created_at, changed_at) values ($1, $2, $3, $4, $5, $5)`,
    [id, chatId, mine, await sealFor(services, sql, personId, line, context(id)), now.toISOString()],
  );
  return id;
}

/** Changes a line where it stands; false when it is not there any more. */
export async function changeLine(
  services: Services,
  sql: Sql,
  { id, personId }: { id: string; personId: string },
  change: (line: Line) => Line,
): Promise<boolean> {
  const { rows } = await sql.query<{ body: Buffer }>(
    `select l.body from chat_line l join chat c on c.id = l.chat_id
     where l.id = $1 and c.person_id = $2 and c.channel = 'web' for update of l`,
    [id, personId],
  );
  const line = rows[0] && (await openFor<Line>(services, sql, personId, rows[0].body, context(id)));
  if (!line) return false;
  await sql.query('update chat_line set body = $2, changed_at = $3 where id = $1', [
    id,
    await sealFor(services, sql, personId, change(line), context(id)),
    services.clock.now().toISOString(),
  ]);
  return true;
}

/** The last lines of a person's chat up to one of them, the oldest first. */
export async function linesOf(
  services: Services,
  sql: Sql,
  { personId, before, limit }: { personId: string; before: string | undefined; limit: number },
): Promise<StoredLine[]> {
  const { rows } = await sql.query<{ id: string; mine: boolean; body: Buffer; created_at: string; changed_at: string }>(
    `select l.id, l.from_person as mine, l.body, l.created_at, l.changed_at from chat_line l join chat c on c.id = l.chat_id
     where c.person_id = $1 and c.channel = 'web' and ($2::uuid is null or l.id < $2) order by l.id desc limit $3`,
    [personId, before ?? null, limit],
  );
  const lines: StoredLine[] = [];
  for (const row of rows.reverse()) {
    const line = await openFor<Line>(services, sql, personId, row.body, context(row.id));
    if (line) lines.push({ ...line, id: row.id, mine: row.mine, createdAt: row.created_at, changedAt: row.changed_at });
  }
  return lines;
}
