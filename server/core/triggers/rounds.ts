// Schedules: each moment of a timetable makes one round for the whole installation. A round goes through the records in
// pages and writes a waiting run for each that matches; the runs are judged once more and carried out as any other.
import type { Timetable, TriggerContent } from '#contract/triggers.ts';
import { calendarsOf } from '../calendar/of-handle.ts';
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import { inTransaction } from '../journal/transaction.ts';
import type { Services } from '../services.ts';
import { judge } from './judge.ts';
import { judgedBy } from './judged-by.ts';
import type { PassPlace } from './subject.ts';
import { lastDue, nextRun } from './timetable.ts';

const page = 200;
const leaseMs = 5 * 60_000;

/** The next moment of a timetable, for a rule that is saved or switched on now. */
export async function firstRun(sql: Sql, services: Services, timetable: Timetable, now: Date): Promise<Date> {
  const { zone, calendarCountry } = services.config;
  return nextRun(timetable, zone, await calendarsOf(services).get(sql, calendarCountry), now);
}

/**
 * The next moments are those of today's calendar, zone and clock: a day that was made a day off, or a clock that ran ahead and was
 * set right, moves them. A moment that has run already does not run again: a round is made once for each.
 */
async function keepMoments(services: Services): Promise<void> {
  const { pools, clock, config } = services;
  const now = clock.now();
  const { rows } = await pools.write.query<{ id: string; nextAt: string; content: TriggerContent }>(
    `select r.id, r.next_at as "nextAt", v.content from trigger_rule r
     join trigger_version v on v.trigger_id = r.id and v.version = r.current where r.enabled and r.next_at > $1`,
    [now.toISOString()],
  );
  if (rows.length === 0) return;
  const calendar = await calendarsOf(services).get(pools.write, config.calendarCountry);
  for (const { id, nextAt, content } of rows) {
    if (!content.timetable) continue;
    const next = nextRun(content.timetable, config.zone, calendar, now).toISOString();
    if (Date.parse(next) === Date.parse(nextAt)) continue;
    await pools.write.query('update trigger_rule set next_at = $3 where id = $1 and enabled and next_at = $2', [
      id,
      nextAt,
      next,
    ]);
  }
}

export async function runSchedules(services: Services): Promise<void> {
  await keepMoments(services);
  while (await beginRound(services));
  for (;;) {
    const round = await takeRound(services);
    if (!round) return;
    await goThrough(services, round);
  }
}

/** Begins one round that is due, of the last moment that has passed: earlier ones that were slept through are not made up for. */
async function beginRound(services: Services): Promise<boolean> {
  const now = services.clock.now();
  return inTransaction(services.pools.write, async (sql) => {
    const { rows } = await sql.query<{ id: string; current: number; nextAt: string; content: TriggerContent }>(
      `select r.id, r.current, r.next_at as "nextAt", v.content from trigger_rule r
       join trigger_version v on v.trigger_id = r.id and v.version = r.current
       where r.enabled and r.next_at <= $1 order by r.next_at, r.position limit 1 for update of r skip locked`,
      [now.toISOString()],
    );
    const [rule] = rows;
    if (!rule?.content.timetable) return false;
    const { zone, calendarCountry } = services.config;
    const calendar = await calendarsOf(services).get(sql, calendarCountry);
    const due = lastDue(rule.content.timetable, zone, calendar, new Date(rule.nextAt), now);
    await sql.query(
      `insert into trigger_round (id, trigger_id, version, due_at, started_at) values ($1, $2, $3, $4, $5)
       on conflict on constraint trigger_round_once do nothing`,
      [newId(now.getTime()), rule.id, rule.current, due.toISOString(), now.toISOString()],
    );
    const next = nextRun(rule.content.timetable, zone, calendar, now);
    await sql.query('update trigger_rule set next_at = $2 where id = $1', [rule.id, next.toISOString()]);
    return true;
  });
}

interface Round {
  id: string;
  triggerId: string;
  version: number;
  subject: string;
  enabled: boolean;
  dueAt: string;
  place: PassPlace;
  content: TriggerContent;
}

async function takeRound(services: Services): Promise<Round | undefined> {
  const now = services.clock.now();
  const { rows } = await services.pools.write.query<Round>(
    `with next as (
       select id from trigger_round where ended_at is null and (taken_until is null or taken_until <= $1)
       order by due_at, id limit 1 for update skip locked
     )
     update trigger_round o set taken_until = $2 from next, trigger_rule r, trigger_version v
     where o.id = next.id and r.id = o.trigger_id and v.trigger_id = o.trigger_id and v.version = o.version
     returning o.id, o.trigger_id as "triggerId", o.version, r.subject, r.enabled, o.due_at as "dueAt", o.place, v.content`,
    [now.toISOString(), new Date(now.getTime() + leaseMs).toISOString()],
  );
  return rows[0];
}

async function goThrough(services: Services, round: Round): Promise<void> {
  const subject = services.catalog.triggerSubjects.get(round.subject);
  let { place } = round;
  for (let more = round.enabled && subject !== undefined; more && subject; ) {
    const next = await subject.pass(services.pools.read, round.content, place, page);
    const facts = await subject.read(
      services.pools.read,
      services,
      next.ids.map((id) => ({ id })),
    );
    const by = await judgedBy(services.pools.read, services);
    const met = next.ids.filter((_, at) => {
      const found = facts[at];
      return found && judge(subject, round.content, { ...found, at: by.now.toISOString() }, by).met;
    });
    more = next.place !== null;
    if (!(await keepPage(services, round, { looked: next.ids.length, met, before: place, place: next.place }))) return;
    place = next.place;
  }
  await services.pools.write.query(
    'update trigger_round set ended_at = $2, taken_until = null where id = $1 and ended_at is null',
    [round.id, services.clock.now().toISOString()],
  );
}

/** Writes the runs of one page and moves the round's place with them; false when another worker has gone on from there. */
async function keepPage(
  services: Services,
  round: Round,
  { looked, met, before, place }: { looked: number; met: string[]; before: PassPlace; place: PassPlace },
): Promise<boolean> {
  const now = services.clock.now();
  return inTransaction(services.pools.write, async (sql) => {
    const { rowCount } = await sql.query(
      `update trigger_round set place = $2, looked = looked + $3, matched = matched + $4, taken_until = $5
       where id = $1 and ended_at is null and place is not distinct from $6`,
      [
        round.id,
        place && JSON.stringify(place),
        looked,
        met.length,
        new Date(now.getTime() + leaseMs).toISOString(),
        before && JSON.stringify(before),
      ],
    );
    if (rowCount !== 1) return false;
    await sql.query(
      `insert into trigger_run (id, trigger_id, version, round_id, record_id, depth, at, outcome)
       select fresh.id, $1, $2, $3, fresh.record_id, 1, $4, 'waiting'
       from unnest($5::uuid[], $6::uuid[]) as fresh (id, record_id)
       on conflict (round_id, record_id) where round_id is not null do nothing`,
      [round.triggerId, round.version, round.id, now.toISOString(), met.map(() => newId(now.getTime())), met],
    );
    return true;
  });
}
