// The rows of chats: found by a keyed hash of the address, the address itself sealed.

import type { ChatState } from '../db/messenger-rows.ts';
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import type { Services } from '../services.ts';
import type { Channel } from './channels.ts';
import { addressKey, openFor, sealFor } from './sealed.ts';

export interface Chat {
  id: string;
  channel: Channel;
  bot: string;
  personId: string | null;
  state: ChatState;
  consentId: string | null;
  endedCause: string;
  mutedUntil: string | null;
}

const columns = `id, channel, bot, person_id as "personId", state, consent_id as "consentId", ended_cause as "endedCause",
  muted_until as "mutedUntil"`;
const context = (id: string): string => `chat:${id}`;

/** The chat of this address; one that nobody has seen before is made as a stranger's. */
export async function chatAt(
  services: Services,
  sql: Sql,
  { channel, bot, address }: { channel: string; bot: string; address: string },
): Promise<Chat> {
  const key = addressKey(services.keys, channel, bot, address);
  const now = services.clock.now();
  const found = await sql.query<Chat & { bare: boolean }>(
    `select ${columns}, address is null as bare from chat where channel = $1 and bot = $2 and address_key = $3`,
    [channel, bot, key],
  );
  const [known] = found.rows;
  if (known && !known.bare) return known;
  // Whose address was forgotten after the link had ended is a stranger again.
  const id = known?.id ?? newId(now.getTime());
  const made = await sql.query<Chat>(
    `insert into chat (id, channel, bot, address_key, address, state, seen_at) values ($1, $2, $3, $4, $5, 'stranger', $6)
     on conflict (channel, bot, address_key) do update set seen_at = excluded.seen_at,
       state = case when chat.address is null then 'stranger' else chat.state end,
       person_id = case when chat.address is null then null else chat.person_id end,
       address = coalesce(chat.address, excluded.address)
     returning ${columns}`,
    [id, channel, bot, key, await sealFor(services, sql, null, address, context(id)), now.toISOString()],
  );
  return made.rows[0] as Chat;
}

/** Where the person is written to, the newest link first. */
export async function chatsOf(sql: Sql, personId: string, states: readonly ChatState[] = ['linked']): Promise<Chat[]> {
  const { rows } = await sql.query<Chat>(
    `select ${columns} from chat where person_id = $1 and state = any($2) order by linked_at desc nulls last, id`,
    [personId, states],
  );
  return rows;
}

/** Null when the address went with its person's key. */
export async function addressOf(
  services: Services,
  sql: Sql,
  chat: { id: string; person_id: string | null; address: Buffer | null },
): Promise<string | null> {
  return chat.address && openFor<string>(services, sql, chat.person_id, chat.address, context(chat.id));
}

/** Seals the address anew for whom the chat belongs to from now on. */
export async function sealedAddress(
  services: Services,
  sql: Sql,
  chatId: string,
  personId: string | null,
): Promise<Buffer | null> {
  const { rows } = await sql.query<{ id: string; person_id: string | null; address: Buffer | null }>(
    'select id, person_id, address from chat where id = $1',
    [chatId],
  );
  const address = rows[0] && (await addressOf(services, sql, rows[0]));
  return address ? sealFor(services, sql, personId, address, context(chatId)) : null;
}
