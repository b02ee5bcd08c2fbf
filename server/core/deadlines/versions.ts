// Versions of policies, schedules and calendars, which never change once written and are therefore kept in memory; and what
// they make of a clock: its terms.
import type { Clock, PolicyContent } from '#contract/deadlines.ts';
import { type Calendar, calendarOf } from '../calendar/calendar.ts';
import { otherwise } from '../calendar/store.ts';
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';
import { type EditionDays, editionCalendar } from './editions.ts';
import type { Terms } from './history.ts';
import type { Schedule } from './schedule.ts';
import { WorkingTime } from './working-time.ts';
import { minuteMs } from './zone-offsets.ts';

/** What a clock is measured by: a version of a policy under a priority, with versions of its schedule and calendar. */
export interface Measured {
  policyId: string;
  policyVersion: number;
  priority: string;
  scheduleId: string;
  scheduleVersion: number;
  calendarEdition: number;
}

type StoredWeek = readonly (readonly (readonly [number, number])[])[];
export const scheduleOf = (content: {
  zone: string;
  week: StoredWeek;
  followsCalendar: boolean;
  workedDayAs: number;
}): Schedule => ({
  ...content,
  week: content.week.map((day) => day.map(([from, until]) => ({ from, until }))),
});

export const termsBy = (
  policy: Pick<PolicyContent, 'targets' | 'pauses'>,
  time: WorkingTime,
  priority: string,
  clock: Clock,
): Terms => {
  const minutes = policy.targets[priority]?.[clock] ?? null;
  return {
    target: minutes === null ? null : minutes * minuteMs,
    time,
    pauses: (reason) => policy.pauses[clock].includes(reason),
  };
};

interface Kept {
  policies: Map<string, PolicyContent>;
  schedules: Map<string, Schedule>;
  calendars: Map<number, Calendar>;
  times: Map<string, WorkingTime>;
}
const shared = new WeakMap<object, Kept>();
/** Far more than an organisation's open records are counted by. */
const keptAtMost = 500;

export class Versions {
  readonly #kept: Kept;
  readonly #country: string;

  constructor(services: Pick<Services, 'pools' | 'config'>) {
    let kept = shared.get(services.pools);
    if (!kept || kept.times.size > keptAtMost) {
      kept = { policies: new Map(), schedules: new Map(), calendars: new Map(), times: new Map() };
      shared.set(services.pools, kept);
    }
    this.#kept = kept;
    this.#country = services.config.calendarCountry;
  }

  /** Reads what is not known yet. */
  async load(sql: Sql, measures: Iterable<Measured>): Promise<this> {
    const policies = new Set<string>();
    const schedules = new Set<string>();
    const editions = new Set<number>();
    for (const one of measures) {
      const policy = `${one.policyId} ${one.policyVersion}`;
      const schedule = `${one.scheduleId} ${one.scheduleVersion}`;
      if (!this.#kept.policies.has(policy)) policies.add(policy);
      if (!this.#kept.schedules.has(schedule)) schedules.add(schedule);
      if (!this.#kept.calendars.has(one.calendarEdition)) editions.add(one.calendarEdition);
    }
    await this.#readPolicies(sql, [...policies]);
    if (schedules.size > 0) await this.#loadSchedules(sql, [...schedules]);
    if (editions.size > 0) await this.#loadCalendars(sql, [...editions]);
    return this;
  }

  /** Policies alone. */
  async loadPolicies(sql: Sql, measures: readonly Pick<Measured, 'policyId' | 'policyVersion'>[]): Promise<this> {
    const keys = measures.map((one) => `${one.policyId} ${one.policyVersion}`);
    await this.#readPolicies(
      sql,
      [...new Set(keys)].filter((key) => !this.#kept.policies.has(key)),
    );
    return this;
  }

  async #readPolicies(sql: Sql, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const { rows } = await sql.query<PolicyContent & { key: string }>(
      `select policy_id || ' ' || version as key, schedule_id as "scheduleId", targets, pauses, reopening, steps, duty_group_id as "dutyGroupId"
       from deadline_policy_version where policy_id || ' ' || version = any($1) and policy_id = any($2::uuid[])`,
      [keys, keys.map((key) => key.slice(0, 36))],
    );
    for (const { key, ...content } of rows) this.#kept.policies.set(key, content);
  }

  async #loadSchedules(sql: Sql, keys: readonly string[]): Promise<void> {
    const { rows } = await sql.query<{ key: string } & Parameters<typeof scheduleOf>[0]>(
      `select schedule_id || ' ' || version as key, zone, week, follows_calendar as "followsCalendar", worked_day_as as "workedDayAs"
       from work_schedule_version where schedule_id || ' ' || version = any($1) and schedule_id = any($2::uuid[])`,
      [keys, keys.map((key) => key.slice(0, 36))],
    );
    for (const { key, ...content } of rows) this.#kept.schedules.set(key, scheduleOf(content));
  }

  async #loadCalendars(sql: Sql, editions: readonly number[]): Promise<void> {
    const { rows } = await sql.query<{ edition: number; days: EditionDays }>(
      'select edition, days from calendar_edition where country = $1 and edition = any($2::int[])',
      [this.#country, editions],
    );
    for (const { edition, days } of rows) this.#kept.calendars.set(edition, editionCalendar(days, this.#country));
  }

  policy(measured: Pick<Measured, 'policyId' | 'policyVersion'>): PolicyContent {
    const found = this.#kept.policies.get(`${measured.policyId} ${measured.policyVersion}`);
    if (!found) throw new Error(`policy ${measured.policyId} has no version ${measured.policyVersion}`);
    return found;
  }

  schedule(measured: Pick<Measured, 'scheduleId' | 'scheduleVersion'>): Schedule {
    const found = this.#kept.schedules.get(`${measured.scheduleId} ${measured.scheduleVersion}`);
    if (!found) throw new Error(`schedule ${measured.scheduleId} has no version ${measured.scheduleVersion}`);
    return found;
  }

  calendar(edition: number): Calendar {
    return this.#kept.calendars.get(edition) ?? calendarOf([], otherwise(this.#country));
  }

  time(measured: Pick<Measured, 'scheduleId' | 'scheduleVersion' | 'calendarEdition'>): WorkingTime {
    const schedule = this.schedule(measured);
    const edition = schedule.followsCalendar ? measured.calendarEdition : 0;
    const key = `${measured.scheduleId} ${measured.scheduleVersion} ${edition}`;
    let time = this.#kept.times.get(key);
    if (!time) {
      time = new WorkingTime(schedule, this.calendar(edition));
      this.#kept.times.set(key, time);
    }
    return time;
  }

  terms(measured: Measured, clock: Clock): Terms {
    return termsBy(this.policy(measured), this.time(measured), measured.priority, clock);
  }
}
