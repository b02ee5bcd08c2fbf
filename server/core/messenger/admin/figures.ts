// What the state of the system and the monitoring are told of messengers.
import type { Sql } from '../../db/sql.ts';
import { channelStates, outageOf } from './state.ts';

export interface ChannelFigures {
  away: boolean;
  /** Messages to be sent and updates to be handled, and how long the first of them has waited. */
  waiting: number;
  waitingSeconds: number;
  unhandled: number;
  lagSeconds: number;
  parked: number;
  failed: number;
}

export async function channelFigures(sql: Sql, now: Date): Promise<ChannelFigures> {
  const channels = await channelStates(sql, now);
  const { rows } = await sql.query<{ parked: number; failed: number }>(
    `select (select count(*)::int from chat_message where state = 'parked') as parked,
       (select count(*)::int from chat_update where state = 'failed') as failed`,
  );
  const most = (of: (channel: (typeof channels)[number]) => number) => Math.max(0, ...channels.map(of));
  return {
    away: outageOf(channels, now) !== null,
    waiting: channels.reduce((sum, { waiting }) => sum + waiting, 0),
    waitingSeconds: most(({ waitingSeconds }) => waitingSeconds),
    unhandled: channels.reduce((sum, { unhandled }) => sum + unhandled, 0),
    lagSeconds: most(({ lagSeconds }) => lagSeconds),
    parked: rows[0]?.parked ?? 0,
    failed: rows[0]?.failed ?? 0,
  };
}
