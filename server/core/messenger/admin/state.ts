// How the channel is doing: for the page of administrators, the state of the system and the monitoring.
import type { Output } from '#contract/core.ts';
import { readMessengerState } from '#contract/messenger.ts';
import { formSetting } from '#contract/settings/messenger.ts';
import { query } from '../../core-operation.ts';
import type { Sql } from '../../db/sql.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { settingIn } from '../../settings/value.ts';

type Channel = Output<typeof readMessengerState>['channels'][number];

/** A carrier that has not been heard of for a minute is silent, whatever it said last. */
export async function channelStates(sql: Sql, now: Date): Promise<Channel[]> {
  const { rows } = await sql.query<Channel>(
    `select c.channel, c.name, c.place, c.since, c.last_ok_at as "lastOkAt", c.error,
       case when c.paused_until > $1 then c.paused_until end as "pausedUntil",
       case when coalesce(c.lease_until, c.since) < $1::timestamptz - interval '1 minute' then 'silent' else c.state end as state,
       (select count(*)::int from chat_message m join chat t on t.id = m.chat_id
        where t.channel = c.channel and t.bot = c.bot and m.state in ('waiting', 'sending')) as waiting
     from chat_carrier c where c.channel = 'telegram' order by c.channel, c.bot`,
    [now.toISOString()],
  );
  return rows;
}

export const readMessengerStateQuery = query(readMessengerState, async (reader) => {
  requireEverywhere(reader);
  const sql = sqlOf(reader);
  const channels = await channelStates(sql, reader.now);
  const counts = await sql.query<{ linked: number; asked: number; dead: number; failed: number }>(
    `select count(*) filter (where state = 'linked' and channel = 'telegram')::int as linked,
       count(*) filter (where state = 'asked')::int as asked, count(*) filter (where state = 'dead')::int as dead,
       (select count(*)::int from chat_update where state = 'failed') as failed from chat`,
  );
  const parked = await sql.query<{ id: string; createdAt: string; error: string; operation: string | null }>(
    `select id, created_at as "createdAt", error, operation from chat_message where state = 'parked' order by id limit 50`,
  );
  const { on } = await settingIn(reader, formSetting);
  const { services } = shapeOf(reader);
  const own = services.config.telegram.token !== '' && channels.length === 0;
  const fresh: Channel = {
    channel: 'telegram',
    name: '',
    place: '',
    state: 'new',
    since: reader.now.toISOString(),
    lastOkAt: null,
    error: '',
    pausedUntil: null,
    waiting: 0,
  };
  return {
    channels: own ? [fresh] : channels,
    ...(counts.rows[0] ?? { linked: 0, asked: 0, dead: 0, failed: 0 }),
    form: { on, warning },
    parked: parked.rows,
  };
});

const warning = {
  ru: 'В анкете люди пишут фамилию, подразделение и кабинет в иностранном мессенджере. Часть 5 статьи 18 закона 152-ФЗ запрещает записывать персональные данные граждан при сборе в базы за границей; часть 8 статьи 10 закона 149-ФЗ запрещает ряду организаций передавать их через иностранные мессенджеры; статья 15 закона 41-ФЗ запрещает госорганам и подведомственным организациям общаться с людьми через иностранные программы. Решение принимает руководитель вместе с юристом; причина попадёт в журнал.',
  en: 'In the form people write their name, department and room into a foreign messenger. Article 18 part 5 of law 152-FZ forbids recording citizens’ personal data abroad when it is collected; article 10 part 8 of law 149-FZ forbids certain organisations to pass it through foreign messengers; article 15 of law 41-FZ forbids state bodies and their institutions to talk to people through foreign programs. The head decides together with a lawyer; the reason goes into the journal.',
};
