// In the morning of a working day each executor with a chat is told in one message how much waits for them: numbers, no
// words of tickets. Once a day, and only those who want it.
import { messengerSetting } from '#contract/settings/messenger.ts';
import { isWorkingDay } from '#core/calendar/calendar.ts';
import { calendarsOf } from '#core/calendar/of-handle.ts';
import { dateIn } from '#core/clock.ts';
import type { Sql } from '#core/db/sql.ts';
import type { JobDefinition } from '#core/jobs/definition.ts';
import type { Channel } from '#core/messenger/channels.ts';
import { consentStands } from '#core/messenger/link/consent-stands.ts';
import { queueMessage } from '#core/messenger/outbox/queue-message.ts';
import { buttonOf } from '#core/messenger/talk/talk.ts';
import { choicesOf, wants } from '#core/notify/choices.ts';
import type { Services } from '#core/services.ts';
import { settingValue } from '#core/settings/value.ts';
import { timeIn } from '#core/zone.ts';
import { morningKind } from '../rules.ts';
import { helpdeskDialogue } from './dialogue.ts';
import { says } from './words.ts';

/** After that it is no morning any more: whoever was away that long finds the queue in the program. */
const lastsMinutes = 120;

interface Line {
  chatId: string;
  channel: Channel;
  personId: string;
  locale: 'ru' | 'en';
  open: number;
  late: number;
  asked: number;
}

export const tellMorning: JobDefinition = {
  name: 'helpdesk.chat.morning',
  schedule: '*/5 * * * *',
  run: morningOf,
};

export async function morningOf(services: Services): Promise<void> {
  const { pools, clock, config, catalog } = services;
  const now = clock.now();
  const today = dateIn(config.zone, now);
  const { morningAt } = await settingValue(services, messengerSetting);
  const since = timeIn(config.zone, now) - (Number(morningAt.slice(0, 2)) * 60 + Number(morningAt.slice(3)));
  if (since < 0 || since > lastsMinutes) return;
  const calendar = await calendarsOf(services).get(pools.read, config.calendarCountry);
  if (!isWorkingDay(calendar, today)) return;
  const sql = pools.write as Sql;
  const { rows } = await sql.query<Line>(
    `select c.id as "chatId", c.channel, u.id as "personId", u.locale, w.open, w.late, w.asked
     from chat c join app_user u on u.id = c.person_id and u.status = 'active',
       lateral (select count(*)::int as open, count(*) filter (where t.solve_due_at < $1)::int as late,
           count(*) filter (where t.awaits_us)::int as asked
         from ticket t join record r on r.id = t.id
         where t.executor_id = u.id and r.life = 'active' and r.state_group in ('new', 'work', 'waiting')) w
     where c.state = 'linked' and c.channel <> 'web' and w.open > 0 and (c.muted_until is null or c.muted_until <= $1)
       and not exists (select from chat_message m where m.unique_key = 'morning:' || $2::text || ':' || c.id)
     order by c.id`,
    [now.toISOString(), today],
  );
  const choices = await choicesOf(
    sql,
    rows.map(({ personId }) => personId),
  );
  const button = buttonOf(helpdeskDialogue);
  for (const { chatId, channel, personId, locale, open, late, asked } of rows) {
    if (!wants(catalog, choices.get(personId), morningKind, 'chat')) continue;
    if (!(await consentStands(services, { channel, personId }))) continue;
    const words = says({ person: { locale } });
    await queueMessage(services, sql, {
      chatId,
      key: `morning:${today}:${chatId}`,
      priority: 'status',
      notAfter: new Date(now.getTime() + lastsMinutes * 60_000),
      saying: { text: words.morning(open, late, asked), buttons: [[button(words.queue, 'work')]] },
    });
  }
}
