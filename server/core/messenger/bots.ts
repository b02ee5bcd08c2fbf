// The organisation's bots, one for each messenger: those that this program speaks as, or whose gateway has shown itself.
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';
import type { OutsideChannel } from './channels.ts';
import { maxBot } from './max/adapter.ts';
import { botIdOf } from './telegram/adapter.ts';

export interface Bot {
  channel: OutsideChannel;
  bot: string;
  /** The name that people type; empty while nobody has asked for it. */
  name: string;
}

export async function botsHere({ config }: Services, sql: Sql): Promise<Bot[]> {
  const own = {
    telegram: config.telegram.token ? botIdOf(config.telegram.token) : null,
    max: config.max.token ? maxBot.bot : null,
  };
  const { rows } = await sql.query<Bot>(
    `select distinct on (channel) channel, bot, name from chat_carrier
     where channel in ('telegram', 'max') and (channel <> 'telegram' or $1::text is null or bot = $1)
     order by channel, last_ok_at desc nulls last`,
    [own.telegram],
  );
  return (['telegram', 'max'] as const).flatMap((channel) => {
    const seen = rows.find((row) => row.channel === channel);
    const bot = own[channel];
    return seen ? [seen] : bot ? [{ channel, bot, name: '' }] : [];
  });
}

/** Opens the bot with the code typed already. */
export const linkTo = ({ channel, name }: Bot, code: string): string | null =>
  name && (channel === 'max' ? `https://max.ru/${name}?start=${code}` : `https://t.me/${name}?start=${code}`);
