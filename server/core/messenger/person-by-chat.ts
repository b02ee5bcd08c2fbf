// Whose chat an address is, among those that people linked themselves.
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';
import { addressKey } from './sealed.ts';

export async function personByChatAddress(
  { keys }: Pick<Services, 'keys'>,
  sql: Sql,
  channel: string,
  address: string,
): Promise<string | null> {
  const { rows: bots } = await sql.query<{ bot: string }>('select distinct bot from chat where channel = $1', [
    channel,
  ]);
  const { rows } = await sql.query<{ id: string }>(
    `select person_id as id from chat where channel = $1 and address_key = any($2::bytea[]) and person_id is not null
     order by linked_at desc nulls last limit 1`,
    [channel, bots.map(({ bot }) => addressKey(keys, channel, bot, address))],
  );
  return rows[0]?.id ?? null;
}
