// Unusual reading: more people in an hour than usual, at night, or of other departments. Counted from the journal.
import { findAlerts } from '#contract/personal-data.ts';
import { personalDataSetting } from '#contract/settings/personal-data.ts';
import { action } from '../../core-operation.ts';
import type { Sql } from '../../db/sql.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { settingIn, settingValue } from '../../settings/value.ts';
import { systemActor } from '../../system-actor.ts';
import { tellOfficers } from '../officers.ts';

interface Found {
  kind: 'many' | 'night' | 'other-department';
  actor_id: string;
  hour: string;
  people: number;
}
interface Limits {
  cardsPerHour: number;
  nightFrom: number;
  nightTo: number;
  nightCards: number;
  otherDepartmentCards: number;
}

/** Since the last hour counted; in a program that stood still, of the last two days. */
const sinceCounted = `select greatest(coalesce((select max(hour) from reading_count), '-infinity'), $1::timestamptz - interval '2 days') as at`;

/** Hours of people in which they saw more persons than a limit; not yet told of. */
const statementFrom = (since: string) => `
  with since as (${since}), seen as (
    select distinct e.actor_id, date_trunc('hour', e.at) as hour, s.id as subject
    from event e cross join lateral unnest(e.subject_ids) as s (id)
    where e.at >= (select at from since) and e.subject_ids <> '{}' and e.outcome = 'read'
      and e.actor_kind in ('user', 'token', 'chat') and s.id <> e.actor_id
  ), counted as (
    select actor_id, hour, count(*)::int as people,
      count(*) filter (where $6::int > 0 and exists (select from group_member m where m.principal_id = seen.subject)
        and not exists (select from group_member mine join group_member theirs on theirs.group_id = mine.group_id
          where mine.principal_id = seen.actor_id and theirs.principal_id = seen.subject))::int as others,
      extract(hour from hour at time zone $7::text)::int as at_hour
    from seen group by actor_id, hour
  ), found as (
    select 'many' as kind, actor_id, hour, people from counted where $2::int > 0 and people > $2::int
    union all
    select 'night', actor_id, hour, people from counted where $5::int > 0 and people > $5::int
      and case when $3::int <= $4::int then at_hour >= $3::int and at_hour < $4::int else at_hour >= $3::int or at_hour < $4::int end
    union all
    select 'other-department', actor_id, hour, others from counted where $6::int > 0 and others > $6::int
  )`;

const statement = statementFrom(sinceCounted);

const values = (services: Services, limits: Limits) => [
  services.clock.now().toISOString(),
  limits.cardsPerHour,
  limits.nightFrom,
  limits.nightTo,
  limits.nightCards,
  limits.otherDepartmentCards,
  services.config.zone,
];

/** How many hours of people each limit would have told of in the last days; nothing is written. */
export async function countUnusual(
  sql: Sql,
  services: Services,
  limits: Limits,
  days: number,
): Promise<{ kind: Found['kind']; hours: number }[]> {
  const text = `${statementFrom(`select $1::timestamptz - interval '${days} days' as at`)}
    select kind, count(*)::int as hours from found group by kind order by kind`;
  return (await sql.query<{ kind: Found['kind']; hours: number }>(text, values(services, limits))).rows;
}

const fresh = async (sql: Sql, services: Services, limits: Limits): Promise<Found[]> => {
  const text = `${statement} select f.kind, f.actor_id, f.hour, f.people from found f
    where not exists (select from reading_alert a where a.kind = f.kind and a.actor_id = f.actor_id and a.hour = f.hour)`;
  return (await sql.query<Found>(text, values(services, limits))).rows;
};

export const findAlertsAction = action(findAlerts, async (unit) => {
  requireEverywhere(unit);
  const { services } = shapeOf(unit);
  const sql = sqlOf(unit);
  const limits = await settingIn(unit, personalDataSetting);
  const found = await fresh(sql, services, limits);
  for (const alert of found) {
    const id = newId(unit.now.getTime());
    const made = await sql.query(
      `insert into reading_alert (id, kind, actor_id, hour, people, found_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (kind, actor_id, hour) do nothing`,
      [id, alert.kind, alert.actor_id, alert.hour, alert.people, unit.moment],
    );
    if (made.rowCount === 0) continue;
    await tellOfficers(unit, {
      operation: 'privacy.alert.list',
      data: { to: '/privacy/alerts', kind: alert.kind, people: alert.people },
      text: {
        ru: `Необычные просмотры персональных данных: людей за час — ${alert.people}. Разберите тревогу в системе.`,
        en: `Unusual reading of personal data: people in an hour: ${alert.people}. Look into the alert.`,
      },
      key: `alert:${alert.kind}:${alert.actor_id}:${alert.hour}`,
    });
  }
  await sql.query(
    `${statement} insert into reading_count (actor_id, hour, people) select actor_id, hour, people from counted
     on conflict (actor_id, hour) do update set people = excluded.people`,
    values(services, limits),
  );
  await sql.query(`delete from reading_count where hour < $1::timestamptz - interval '30 days'`, [unit.moment]);
  unit.event({ subjectIds: [...new Set(found.map((alert) => alert.actor_id))], data: { found: found.length } });
  return { found: found.length };
});

/** Looks without writing first: a quiet quarter of an hour leaves no event. */
export async function watchReading(services: Services): Promise<void> {
  const limits = await settingValue(services, personalDataSetting);
  if ((await fresh(services.pools.read, services, limits)).length > 0) {
    await call(services, 'privacy.alert.find', systemActor('reading-watch'), {});
  }
}
