// From the lists of clocks to what follows from them: where each clock stands, the nearest deadline, the moments to tell of.
import { type Clock, clocks } from '#contract/deadlines.ts';
import type { SettingValue } from '#contract/setting.ts';
import { deadlinesSetting } from '#contract/settings/deadlines.ts';
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';
import { settingValue } from '../settings/value.ts';
import { type Entry, type Reading, readClock } from './history.ts';
import { type Moment, momentsOf, type Night } from './moments.ts';
import { type Measured, Versions } from './versions.ts';
import { minuteMs } from './zone-offsets.ts';

/** The reason of a stop that is no result: the record became a part of another one, which counts in its place. */
export const setAside = 'aside';

export interface ListedEntry extends Entry, Measured {
  id: string;
  recordId: string;
  clock: Clock;
  byId: string;
  reason: string | null;
}
/** What the module keeps and shows; moments as ISO text. */
export interface Dues {
  /** The nearest deadline of the clocks that have not stopped; null when there is none, or it is not known while they wait. */
  dueAt: string | null;
  answer: string | null;
  solve: string | null;
}

export const nightHours = async (services: Services): Promise<Night> =>
  nightOf(services, await settingValue(services, deadlinesSetting));

export function nightOf({ config }: Services, value: SettingValue<typeof deadlinesSetting>): Night {
  const { nightFrom, nightUntil } = value;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { zone: config.zone, from: minutes(nightFrom), until: minutes(nightUntil) };
}

export async function entriesOf(sql: Sql, recordIds: readonly string[]): Promise<Map<string, ListedEntry[]>> {
  const { rows } = await sql.query<Omit<ListedEntry, 'at'> & { at: string }>(
    `select id, record_id as "recordId", clock, at, kind, reason, by_id as "byId", policy_id as "policyId", policy_version as "policyVersion",
       priority, schedule_id as "scheduleId", schedule_version as "scheduleVersion", calendar_edition as "calendarEdition"
     from record_clock where record_id = any($1::uuid[]) order by record_id, at, id`,
    [recordIds],
  );
  const found = new Map<string, ListedEntry[]>();
  for (const row of rows) {
    const entry = { ...row, at: Date.parse(row.at) };
    const list = found.get(row.recordId);
    if (list) list.push(entry);
    else found.set(row.recordId, [entry]);
  }
  return found;
}

export async function appendEntries(sql: Sql, entries: readonly ListedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql.query(
    `insert into record_clock (id, record_id, clock, at, kind, reason, by_id, policy_id, policy_version, priority, schedule_id,
       schedule_version, calendar_edition)
     select id, "recordId", clock, "when", kind, reason, "byId", "policyId", "policyVersion", priority, "scheduleId", "scheduleVersion",
       "calendarEdition"
     from json_to_recordset($1::json) as e (id uuid, "recordId" uuid, clock text, "when" timestamptz, kind text, reason text, "byId" uuid,
       "policyId" uuid, "policyVersion" int, priority text, "scheduleId" uuid, "scheduleVersion" int, "calendarEdition" int)`,
    [JSON.stringify(entries.map(({ at, ...entry }) => ({ ...entry, when: new Date(at).toISOString() })))],
  );
}

export interface Standing {
  clock: Clock;
  reading: Reading;
  measured: Measured;
  target: number | null;
}

/** Where the clocks of one record stand by their list alone. */
export function standingOf(versions: Versions, entries: readonly ListedEntry[]): Standing[] {
  return clocks.flatMap((clock) => {
    const own = entries.filter((entry) => entry.clock === clock);
    const measured = own.at(-1);
    if (!measured) return [];
    const terms = versions.terms(measured, clock);
    const reading = readClock(own, terms);
    if (!reading) return [];
    const stop = own.findLast((entry) => entry.kind === 'stop');
    const counts = reading.state !== 'stopped' || stop?.reason !== setAside;
    return [{ clock, measured, target: terms.target, reading: counts ? reading : { ...reading, met: null } }];
  });
}

const iso = (at: number | null | undefined): string | null => (at == null ? null : new Date(at).toISOString());

export function duesOf(standing: readonly Standing[]): Dues {
  const due = (clock: Clock) => standing.find((one) => one.clock === clock)?.reading.dueAt ?? null;
  const open = standing.flatMap(({ reading }) =>
    reading.state !== 'stopped' && reading.dueAt !== null ? [reading.dueAt] : [],
  );
  return {
    dueAt: open.length > 0 ? iso(Math.min(...open)) : null,
    answer: iso(due('answer')),
    solve: iso(due('solve')),
  };
}

export interface SettledRecord {
  recordId: string;
  kind: string;
  entries: readonly ListedEntry[];
}

/** Writes where the clocks stand and the moments to come; what was told stays told. */
export async function settle(
  sql: Sql,
  services: Services,
  records: readonly SettledRecord[],
): Promise<Map<string, Dues>> {
  const versions = await new Versions(services).load(
    sql,
    records.flatMap((record) => record.entries),
  );
  const night = await nightHours(services);
  const dues = new Map<string, Dues>();
  const rows: object[] = [];
  const moments: (Omit<Moment, 'at'> & { recordId: string; clock: Clock; term: number; at: string | null })[] = [];
  for (const { recordId, kind, entries } of records) {
    const standing = standingOf(versions, entries);
    dues.set(recordId, duesOf(standing));
    for (const { clock, reading, measured, target } of standing) {
      rows.push({
        ...measured,
        recordId,
        clock,
        kind,
        state: reading.state,
        term: reading.term,
        target: target === null ? null : target / minuteMs,
        startedAt: iso(reading.startedAt),
        dueAt: iso(reading.dueAt),
        stoppedAt: iso(reading.stoppedAt),
        spent: Math.floor(reading.spent / minuteMs),
        met: reading.met,
      });
      const coming = momentsOf(clock, reading, versions.terms(measured, clock), versions.policy(measured), night);
      for (const one of coming) moments.push({ ...one, recordId, clock, term: reading.term, at: iso(one.at) });
    }
  }
  await writeStanding(sql, rows);
  await writeMoments(
    sql,
    records.map((record) => record.recordId),
    moments,
  );
  return dues;
}

const writeStanding = (sql: Sql, rows: readonly object[]) =>
  sql.query(
    `insert into record_deadline (record_id, clock, kind, state, term, target_minutes, started_at, due_at, stopped_at, spent_minutes, met,
       policy_id, policy_version, priority, schedule_id, schedule_version, calendar_edition)
     select "recordId", clock, kind, state, term, target, "startedAt", "dueAt", "stoppedAt", spent, met, "policyId", "policyVersion",
       priority, "scheduleId", "scheduleVersion", "calendarEdition"
     from json_to_recordset($1::json) as d ("recordId" uuid, clock text, kind text, state text, term int, target int, "startedAt" timestamptz,
       "dueAt" timestamptz, "stoppedAt" timestamptz, spent int, met boolean, "policyId" uuid, "policyVersion" int, priority text,
       "scheduleId" uuid, "scheduleVersion" int, "calendarEdition" int)
     on conflict (record_id, clock) do update set state = excluded.state, term = excluded.term, target_minutes = excluded.target_minutes,
       started_at = excluded.started_at, due_at = excluded.due_at, stopped_at = excluded.stopped_at,
       spent_minutes = excluded.spent_minutes, met = excluded.met, policy_id = excluded.policy_id, policy_version = excluded.policy_version,
       priority = excluded.priority, schedule_id = excluded.schedule_id, schedule_version = excluded.schedule_version,
       calendar_edition = excluded.calendar_edition`,
    [JSON.stringify(rows)],
  );

/** A step of a term that somebody was told of is never told again, whatever moves its deadline. */
async function writeMoments(sql: Sql, recordIds: readonly string[], moments: readonly object[]): Promise<void> {
  await sql.query('delete from deadline_moment where record_id = any($1::uuid[]) and fired_at is null', [recordIds]);
  if (moments.length === 0) return;
  await sql.query(
    `insert into deadline_moment (record_id, clock, term, step, told, at)
     select m."recordId", m.clock, m.term, m.step, m.told, m.at
     from json_to_recordset($1::json) as m ("recordId" uuid, clock text, term int, step int, told text, at timestamptz)
     where not exists (
       select from deadline_moment f where f.record_id = m."recordId" and f.clock = m.clock and f.term = m.term and f.step = m.step
         and (f.told <> 'duty' or m.told <> 'rest'))`,
    [JSON.stringify(moments)],
  );
}
