// Each minute: shifts whose time is over end, those of the roster begin. Safe to run twice, by two workers, and late.

import { inTransaction } from '../bulk/transaction.ts';
import { calendarsOf } from '../calendar/of-handle.ts';
import { dateIn } from '../clock.ts';
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import { newId } from '../ids.ts';
import { tellPeople } from '../notify/tell.ts';
import type { Services } from '../services.ts';
import { systemActor } from '../system-actor.ts';
import type { EventNote } from '../unit.ts';
import { shiftKind } from './kind.ts';
import { dutyAt } from './occurrence.ts';
import type { RosterLine } from './roster-line.ts';

export const beganEvent = 'core.shift.begin';
export const expiredEvent = 'core.shift.expire';

export async function turnShifts(services: Services): Promise<void> {
  await inTransaction(services, async (sql) => {
    const notes = [...(await endOver(sql, services)), ...(await beginDue(sql, services))];
    if (notes.length > 0) await writeEvents(services, sql, systemActor('shifts'), beganEvent, notes, 'done');
  });
}

/** Over by their time, or because the account is closed. Whoever forgot theirs is told. */
async function endOver(sql: Sql, services: Services): Promise<EventNote[]> {
  const now = services.clock.now().toISOString();
  const { rows } = await sql.query<{ id: string; user_id: string; how: string }>(
    `update shift s set ended_at = least(s.ends_at, $1),
       ended_how = case when s.ends_at > $1 then 'account' when s.line_id is null then 'forgotten' else 'roster' end
     where s.id in (select id from shift where ended_at is null and (ends_at <= $1
       or exists (select from app_user u where u.id = shift.user_id and u.status <> 'active')) for update skip locked)
     returning s.id, s.user_id, s.ended_how as how`,
    [now],
  );
  await tellPeople(
    sql,
    services,
    rows
      .filter(({ how }) => how === 'forgotten')
      .map(({ id, user_id: userId }) => ({
        userId,
        kind: shiftKind,
        operation: expiredEvent,
        recordId: null,
        data: { shiftId: id },
        uniqueKey: `shift ${id}`,
      })),
  );
  return rows.map(({ id, user_id: userId, how }) => ({
    operation: expiredEvent,
    recordKind: shiftKind,
    data: { shiftId: id, userId, how },
    subjectIds: [userId],
  }));
}

/** Of people who are here: whoever is absent today, with a substitute, is on no shift. */
async function beginDue(sql: Sql, services: Services): Promise<EventNote[]> {
  const { zone, calendarCountry } = services.config;
  const now = services.clock.now();
  const today = dateIn(zone, now);
  const { rows: lines } = await sql.query<RosterLine>(
    `select l.id, l.user_id as "userId", l.group_id as "groupId", l.weekdays, l.from_minute as "fromMinute",
       l.until_minute as "untilMinute", l.starts_on::text as "startsOn", l.ends_on::text as "endsOn",
       l.working_days_only as "workingDaysOnly"
     from duty_line l join app_user u on u.id = l.user_id and u.status = 'active'
     where l.starts_on <= $1::date and (l.ends_on is null or l.ends_on >= $1::date - 1)
       and not exists (select from substitution x where x.absent_id = l.user_id and x.ended_at is null
         and x.from_on <= $1::date and x.until_on >= $1::date)
     order by l.user_id, l.id`,
    [today],
  );
  const calendar = await calendarsOf(services).get(sql, calendarCountry);
  const notes: EventNote[] = [];
  for (const line of lines) {
    const duty = dutyAt(line, now, today, zone, calendar);
    if (duty && (await begin(sql, services, line, duty.day, duty.until.toISOString())))
      notes.push({
        operation: beganEvent,
        recordKind: shiftKind,
        data: { userId: line.userId, lineId: line.id, until: duty.until.toISOString() },
        subjectIds: [line.userId],
      });
  }
  return notes;
}

/** One shift for each day of a line. Whoever came early is on duty already: that shift becomes the roster's. */
async function begin(sql: Sql, services: Services, line: RosterLine, day: string, until: string): Promise<boolean> {
  const now = services.clock.now();
  const { rows } = await sql.query<{ done: boolean }>(
    `select exists (select from shift where line_id = $1 and line_day = $2::date) as done`,
    [line.id, day],
  );
  if (rows[0]?.done) return false;
  const taken = await sql.query<{ id: string }>(
    `update shift set line_id = $1, line_day = $2::date, ends_at = greatest(ends_at, $4)
     where user_id = $3 and ended_at is null and line_id is null returning id`,
    [line.id, day, line.userId, until],
  );
  if (taken.rows.length > 0) return true;
  const begun = await sql.query<{ id: string }>(
    `insert into shift (id, user_id, group_id, line_id, line_day, started_at, ends_at)
     values ($1, $2, $3, $4, $5::date, $6, $7) on conflict do nothing returning id`,
    [newId(now.getTime()), line.userId, line.groupId, line.id, day, now.toISOString(), until],
  );
  return begun.rows.length > 0;
}
