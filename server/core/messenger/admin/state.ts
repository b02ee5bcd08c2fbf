// How the channel is doing: for the page of administrators, the dispatcher's queue, the state of the system, the monitoring.
import type { Output } from '#contract/core.ts';
import { readMessengerState, readOutage } from '#contract/messenger.ts';
import { formSetting } from '#contract/settings/messenger.ts';
import { query } from '../../core-operation.ts';
import type { Sql } from '../../db/sql.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { settingIn } from '../../settings/value.ts';
import { botsHere } from '../bots.ts';
import { formWarning } from './form-warning.ts';

type State = Output<typeof readMessengerState>;
type Channel = State['channels'][number];

const shownAtMost = 50;
/** So long a messenger may be away before people are told. */
const outageSeconds = 60;

/** A carrier that has not been heard of for a minute is silent, whatever it said last. */
export async function channelStates(sql: Sql, now: Date): Promise<Channel[]> {
  const { rows } = await sql.query<Channel>(
    `select c.channel, c.bot, c.name, c.place, c.mode, c.since, c.last_ok_at as "lastOkAt",
       c.last_update_at as "lastUpdateAt", c.error, case when c.paused_until > $1 then c.paused_until end as "pausedUntil",
       case when coalesce(c.lease_until, c.since) < $1::timestamptz - interval '1 minute' then 'silent' else c.state end as state,
       coalesce(w.count, 0) as waiting, coalesce(w.seconds, 0) as "waitingSeconds",
       coalesce(u.count, 0) as unhandled, coalesce(u.seconds, 0) as "lagSeconds"
     from chat_carrier c
     left join lateral (
       select count(*)::int as count, greatest(0, extract(epoch from $1::timestamptz - min(m.created_at)))::int as seconds
       from chat_message m join chat t on t.id = m.chat_id
       where t.channel = c.channel and t.bot = c.bot and m.state in ('waiting', 'sending')) w on true
     left join lateral (
       select count(*)::int as count, greatest(0, extract(epoch from $1::timestamptz - min(received_at)))::int as seconds
       from chat_update where channel = c.channel and bot = c.bot and state = 'waiting') u on true
     where c.channel not in ('core', 'web') order by c.channel, c.bot`,
    [now.toISOString()],
  );
  return rows;
}

/** The channel that people are cut off from now, and since when; null when all of them get through. */
export function outageOf(channels: readonly Channel[], now: Date): Output<typeof readOutage>['outage'] {
  const away = channels.find(
    ({ state, since }) =>
      ['unreachable', 'refused', 'silent', 'conflict'].includes(state) &&
      now.getTime() - Date.parse(since) > outageSeconds * 1_000,
  );
  if (!away) return null;
  const since = away.state === 'silent' ? (away.lastOkAt ?? away.since) : away.since;
  return { channel: away.channel, since, waiting: away.waiting };
}

export const readOutageQuery = query(readOutage, async (reader) => ({
  outage: outageOf(await channelStates(sqlOf(reader), reader.now), reader.now),
}));

export const readMessengerStateQuery = query(readMessengerState, async (reader) => {
  requireEverywhere(reader);
  const sql = sqlOf(reader);
  const channels = await channelStates(sql, reader.now);
  const bots = await botsHere(shapeOf(reader).services, sql);
  const { rows } = await sql.query<Omit<State, 'on' | 'channels' | 'form'>>(
    `select count(*) filter (where state = 'linked' and channel <> 'web')::int as linked,
       count(*) filter (where state = 'asked')::int as asked, count(*) filter (where state = 'dead')::int as dead,
       (select count(*)::int from chat_message where state = 'parked') as "parkedCount",
       (select count(*)::int from chat_update where state = 'failed') as failed,
       (select coalesce(json_agg(json_build_object('id', p.id, 'createdAt', p.created_at, 'error', p.error,
          'operation', p.operation) order by p.id), '[]')
        from (select * from chat_message where state = 'parked' order by id limit ${shownAtMost}) p) as parked,
       (select coalesce(json_agg(json_build_object('id', f.id, 'receivedAt', f.received_at, 'tries', f.tries) order by f.id), '[]')
        from (select * from chat_update where state = 'failed' order by id limit ${shownAtMost}) f) as "failedUpdates"
     from chat`,
  );
  const fresh = {
    name: '',
    place: '',
    mode: 'polling',
    state: 'new',
    since: reader.now.toISOString(),
    lastOkAt: null,
    lastUpdateAt: null,
    error: '',
    pausedUntil: null,
    waiting: 0,
    waitingSeconds: 0,
    unhandled: 0,
    lagSeconds: 0,
  } satisfies Omit<Channel, 'channel' | 'bot'>;
  // What nobody has spoken with yet.
  const silent = bots.filter(({ channel }) => !channels.some((one) => one.channel === channel));
  const { on } = await settingIn(reader, formSetting);
  return {
    ...(rows[0] as Omit<State, 'on' | 'channels' | 'form'>),
    on: bots.length > 0,
    channels: [...channels, ...silent.map(({ channel, bot }): Channel => ({ ...fresh, channel, bot }))],
    form: { on, warning: formWarning },
  };
});
