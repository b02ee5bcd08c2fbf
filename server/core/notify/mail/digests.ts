// The morning of a working day: each person is told once of what is overdue, due today and due soon.
// A row for each person and day makes it once; the system's own row says that the day is done, whatever comes up later.
import { noticesSetting } from '#contract/settings/notices.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { systemPrincipals } from '../../actor.ts';
import { addWorkingDays, isWorkingDay } from '../../calendar/calendar.ts';
import { calendarsOf } from '../../calendar/of-handle.ts';
import { dateIn } from '../../clock.ts';
import type { Sql } from '../../db/sql.ts';
import { inTransaction } from '../../journal/transaction.ts';
import { putMail } from '../../mail/queue-mail.ts';
import type { Services } from '../../services.ts';
import { settingValue } from '../../settings/value.ts';
import { timeIn } from '../../zone.ts';
import { choicesOf, wants } from '../choices.ts';
import { digestKind, reminderKind } from '../kinds.ts';
import { noticesByMail, tellPeople } from '../tell.ts';
import { type Due, type DueDays, dueFor, openUntil } from './due-records.ts';
import { digestLetter } from './letter.ts';
import { mailReader } from './reader.ts';

const batch = 100;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Tells everybody who was not told today; does nothing on days of rest, before the hour, and when the day is done. */
export async function tellDueDates(services: Services): Promise<void> {
  const { pools, clock, config } = services;
  const now = clock.now();
  const today = dateIn(config.zone, now);
  const { digestAt, dueDays } = await settingValue(services, noticesSetting);
  if (timeIn(config.zone, now) < minutesOf(digestAt)) return;
  const calendar = await calendarsOf(services).get(pools.read, config.calendarCountry);
  if (!isWorkingDay(calendar, today)) return;
  const done = await pools.write.query('select 1 from notice_digest where day = $1 and user_id = $2', [
    today,
    systemPrincipals.system,
  ]);
  if (done.rowCount) return;
  const days = { today, horizon: addWorkingDays(calendar, today, dueDays) };
  let missed: unknown;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const people = await peopleWithDates(pools.write, days, after);
    for (const id of people)
      await inTransaction(pools.write, (sql) => tellPerson(sql, services, id, days)).catch((error: unknown) => {
        missed ??= error;
      });
    const last = people.at(-1);
    if (!last) break;
    after = last;
  }
  // One who could not be told keeps nobody from being told, and is tried again with the next round.
  if (missed) throw missed;
  await markTold(pools.write, today, systemPrincipals.system, now);
}

async function peopleWithDates(sql: Sql, days: DueDays, after: string): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `select u.id from app_user u
     where u.status = 'active' and u.id > $3
       and exists (
         select from record r
         where ${openUntil(
           `select whose.id from (
              select u.id union all
              select absent_id from substitution
              where substitute_id = u.id and ended_at is null and from_on <= $1::date and until_on >= $1::date) whose
            union all select group_id from group_member where principal_id = u.id or principal_id in (
              select absent_id from substitution
              where substitute_id = u.id and ended_at is null and from_on <= $1::date and until_on >= $1::date)`,
           '$2::date',
         )})
     order by u.id limit ${batch}`,
    [days.today, days.horizon, after],
  );
  return rows.map((row) => row.id);
}

async function tellPerson(sql: Sql, services: Services, userId: string, days: DueDays): Promise<void> {
  const { catalog, clock, config } = services;
  const now = clock.now();
  if (!(await markTold(sql, days.today, userId, now))) return;
  const reader = await mailReader(sql, userId);
  if (!reader) return;
  const due = await dueFor(sql, services, reader, days);
  if (due.length === 0) return;
  await tellPeople(
    sql,
    services,
    due.map((one) => ({
      userId,
      kind: reminderKind,
      operation: `core.due.${one.stage}`,
      recordId: one.record.id,
      data: { dueOn: one.dueOn, ...(one.forId ? { forId: one.forId } : {}) },
      uniqueKey: `due:${one.record.id}:${one.dueOn}:${one.stage}:${userId}`,
    })),
  );
  const choice = (await choicesOf(sql, [userId])).get(userId);
  if (!reader.email || !wants(catalog, choice, digestKind, 'mail') || !(await noticesByMail(services))) return;
  const { name } = await settingValue(services, organisationSetting);
  const of = (stage: Due['stage']) => due.filter((one) => one.stage === stage);
  const letter = digestLetter(
    { overdue: of('overdue'), today: of('today'), soon: of('soon') },
    { locale: reader.locale, organisation: name, publicUrl: config.publicUrl, day: days.today },
  );
  await putMail(sql, now, { recipient: reader.email, ...letter, uniqueKey: `digest:${userId}:${days.today}` });
}

/** False when the person was told of this day already, or another worker is at it and has just done so. */
async function markTold(sql: Sql, day: string, userId: string, now: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    'insert into notice_digest (day, user_id, made_at) values ($1, $2, $3) on conflict do nothing',
    [day, userId, now.toISOString()],
  );
  return rowCount === 1;
}
