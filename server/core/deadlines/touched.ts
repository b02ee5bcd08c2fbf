// Whom a change of a policy, a schedule or the calendar touches: every open record that is counted by it, read in batches,
// with its deadlines as they are and as they would be.
import type { DeadlineChange, PolicyContent, ScheduleContent } from '#contract/deadlines.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { calendarOf, type DayKind } from '../calendar/calendar.ts';
import { otherwise, readDays } from '../calendar/store.ts';
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';
import { readClock } from './history.ts';
import { entriesOf, type ListedEntry, standingOf } from './settle.ts';
import { scheduleOf, termsBy, Versions } from './versions.ts';
import { WorkingTime } from './working-time.ts';

const batch = 500;

export type Touching = { policyId: string } | { scheduleId: string } | { calendar: unknown };

/** Ids of open records that are counted by it, in the order of the index, after `after`. */
export async function touchedIds(sql: Sql, by: Touching, after: string | null, limit = batch): Promise<string[]> {
  const [condition, value] =
    'policyId' in by
      ? ['d.policy_id = $3', by.policyId]
      : 'scheduleId' in by
        ? ['d.schedule_id = $3', by.scheduleId]
        : [
            '$3::text is null and exists (select from work_schedule_version v where v.schedule_id = d.schedule_id and v.version = d.schedule_version and v.follows_calendar)',
            null,
          ];
  const { rows } = await sql.query<{ id: string }>(
    `select distinct d.record_id as id from record_deadline d
     where d.state <> 'stopped' and d.record_id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000') and ${condition}
     order by d.record_id limit $2`,
    [after, limit, value],
  );
  return rows.map((row) => row.id);
}

export interface Touched {
  open: number;
  moved: number;
  overdue: number;
  relieved: number;
  earliest: number | null;
  latest: number | null;
}

export async function countTouched(sql: Sql, services: Services, change: DeadlineChange): Promise<Touched> {
  const sum: Touched = { open: 0, moved: 0, overdue: 0, relieved: 0, earliest: null, latest: null };
  const versions = new Versions(services);
  const wouldBe = await supposing(sql, services, versions, change);
  const now = services.clock.now().getTime();
  for (let after: string | null = null; ; ) {
    const ids: string[] = await touchedIds(sql, change, after);
    const lists = await entriesOf(sql, ids);
    await versions.load(sql, [...lists.values()].flat());
    for (const entries of lists.values()) weigh(sum, now, entries, versions, wouldBe);
    after = ids.at(-1) ?? null;
    if (ids.length < batch) return sum;
    // A count over many records lets other requests through.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function weigh(
  sum: Touched,
  now: number,
  entries: readonly ListedEntry[],
  versions: Versions,
  wouldBe: Supposed,
): void {
  const shifts: number[] = [];
  let late = false;
  let wouldBeLate = false;
  for (const { clock, reading } of standingOf(versions, entries)) {
    if (reading.state === 'stopped') continue;
    const own = entries.filter((entry) => entry.clock === clock);
    const before = reading.dueAt;
    const after = wouldBe(own)?.dueAt ?? null;
    if (before !== null && after !== null && before !== after) shifts.push(after - before);
    else if (before !== after) shifts.push(0);
    late ||= before !== null && before <= now;
    wouldBeLate ||= after !== null && after <= now;
  }
  sum.open += 1;
  if (shifts.length > 0) sum.moved += 1;
  if (!late && wouldBeLate) sum.overdue += 1;
  if (late && !wouldBeLate) sum.relieved += 1;
  for (const shift of shifts.map((one) => Math.round(one / 60_000))) {
    sum.earliest = Math.min(sum.earliest ?? shift, shift);
    sum.latest = Math.max(sum.latest ?? shift, shift);
  }
}

type Supposed = (entries: readonly ListedEntry[]) => ReturnType<typeof readClock>;

/** Clocks read as if the change had been made; a policy that names other schedules is counted by them. */
async function supposing(sql: Sql, services: Services, versions: Versions, change: DeadlineChange): Promise<Supposed> {
  const calendar = await calendarThen(sql, services, 'calendar' in change ? change.calendar : []);
  const schedules = await currentSchedules(sql);
  if ('scheduleId' in change && change.content) {
    const before = schedules.get(change.scheduleId);
    if (before) schedules.set(change.scheduleId, { ...before, ...change.content });
  }
  const policies = await currentPolicies(sql);
  if ('policyId' in change && change.content) {
    const before = policies.get(change.policyId);
    if (before) policies.set(change.policyId, { ...before, ...change.content });
  }
  const times = new Map<string, WorkingTime>();
  const timeOf = (id: string): WorkingTime | undefined => {
    const known = times.get(id);
    const content = schedules.get(id);
    if (known || !content) return known;
    const time = new WorkingTime(scheduleOf(content), calendar);
    times.set(id, time);
    return time;
  };
  return (entries) => {
    const measured = entries.at(-1);
    if (!measured) return undefined;
    const policy = 'policyId' in change ? policies.get(change.policyId) : versions.policy(measured);
    if (!policy) return undefined;
    const time =
      'policyId' in change
        ? timeOf(policy.targets[measured.priority]?.scheduleId ?? policy.scheduleId)
        : timeOf(measured.scheduleId);
    return time && readClock(entries, termsBy(policy, time, measured.priority, measured.clock));
  };
}

async function calendarThen(
  sql: Sql,
  services: Services,
  days: readonly { day: string; kind: DayKind | 'default' }[],
): Promise<Calendar> {
  const { calendarCountry } = services.config;
  const standing = calendarOf(await readDays(sql, calendarCountry), otherwise(calendarCountry));
  const changed = new Map(days.map(({ day, kind }) => [day, kind]));
  return {
    kindOf(day) {
      const kind = changed.get(day);
      return kind === undefined ? standing.kindOf(day) : kind === 'default' ? undefined : kind;
    },
  };
}

async function currentSchedules(sql: Sql): Promise<Map<string, ScheduleContent>> {
  const { rows } = await sql.query<ScheduleContent & { id: string }>(
    `select s.id, v.zone, v.week, v.follows_calendar as "followsCalendar", v.worked_day_as as "workedDayAs"
     from work_schedule s join work_schedule_version v on v.schedule_id = s.id and v.version = s.current`,
  );
  return new Map(rows.map(({ id, ...content }) => [id, content]));
}

async function currentPolicies(sql: Sql): Promise<Map<string, PolicyContent>> {
  const { rows } = await sql.query<PolicyContent & { id: string }>(
    `select p.id, v.schedule_id as "scheduleId", v.targets, v.pauses, v.reopening, v.steps, v.duty_group_id as "dutyGroupId"
     from deadline_policy p join deadline_policy_version v on v.policy_id = p.id and v.version = p.current`,
  );
  return new Map(rows.map(({ id, ...content }) => [id, content]));
}
