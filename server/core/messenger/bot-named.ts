// The bot of the organisation: the one that this program speaks as, or whose gateway has shown itself.
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';
import { botIdOf } from './telegram/adapter.ts';

export async function botNamed({ config }: Services, sql: Sql): Promise<{ bot: string; name: string } | null> {
  const own = config.telegram.token ? botIdOf(config.telegram.token) : null;
  const { rows } = await sql.query<{ bot: string; name: string }>(
    `select bot, name from chat_carrier where channel = 'telegram' and ($1::text is null or bot = $1)
     order by last_ok_at desc nulls last limit 1`,
    [own],
  );
  return rows[0] ?? (own ? { bot: own, name: '' } : null);
}
