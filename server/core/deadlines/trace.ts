// Why a clock is due when it is: every stretch that was counted or not, with whoever began it, and every change of what it
// is measured by. Pure but for the versions, which never change.
import type { ClockTrace } from '#contract/deadlines.ts';
import { dateIn } from '../clock.ts';
import { isCounted, type Phase, phasesOf, readClock, termsOf } from './history.ts';
import type { ListedEntry, Standing } from './settle.ts';
import type { Measured, Versions } from './versions.ts';
import type { Window } from './working-time.ts';
import { dayMs, minuteMs } from './zone-offsets.ts';

export interface TraceNames {
  people: ReadonlyMap<string, string>;
  policies: ReadonlyMap<string, string>;
  schedules: ReadonlyMap<string, string>;
  /** Whoever sees the record from outside is told when and why, not by whom. */
  inside: boolean;
}

type Interval = ClockTrace['intervals'][number];
const listedAtMost = 60;
const aheadDays = 31;

const iso = (at: number): string => new Date(at).toISOString();
const minutes = (ms: number): number => Math.round(ms / minuteMs);

/** `entries` are those of the one clock. */
export function traceOf(
  entries: readonly ListedEntry[],
  { clock, reading, measured, target }: Standing,
  versions: Versions,
  names: TraceNames,
  now: number,
): ClockTrace {
  const all = termsOf(entries).flatMap((term) => intervalsOfTerm(term, versions, names, now));
  const worked = all.filter((one) => one.mode === 'worked');
  const hidden = new Set(worked.slice(0, Math.max(0, worked.length - listedAtMost)));
  const late = reading.dueAt !== null && reading.dueAt < (reading.stoppedAt ?? now);
  return {
    clock,
    state: reading.state,
    term: reading.term,
    targetMinutes: target === null ? null : minutes(target),
    spentMinutes: minutes(spentBy(reading, entries, versions, measured, now)),
    startedAt: iso(reading.startedAt),
    dueAt: reading.dueAt === null ? null : iso(reading.dueAt),
    stoppedAt: reading.stoppedAt === null ? null : iso(reading.stoppedAt),
    met: reading.met,
    passed: late,
    ...by(measured, versions, names),
    intervals: [...all.filter((one) => !hidden.has(one)), ...ahead(reading, versions, measured, now)],
    earlier:
      hidden.size > 0 ? { days: hidden.size, minutes: [...hidden].reduce((sum, one) => sum + one.minutes, 0) } : null,
    changes: changesOf(entries, versions, names),
  };
}

/** What is counted by now; of a clock that runs, the phase that lasts too. */
function spentBy(
  reading: Standing['reading'],
  entries: readonly ListedEntry[],
  versions: Versions,
  measured: Measured,
  now: number,
): number {
  const last = phasesOf(termsOf(entries).at(-1) ?? []).at(-1);
  if (reading.state !== 'running' || !last) return reading.spent;
  return reading.spent + versions.time(measured).between(last.from, Math.max(now, last.from));
}

function by(measured: Measured, versions: Versions, names: TraceNames) {
  const schedule = versions.schedule(measured);
  return {
    policy: {
      id: measured.policyId,
      name: names.policies.get(measured.policyId) ?? '',
      version: measured.policyVersion,
    },
    priority: measured.priority,
    schedule: {
      id: measured.scheduleId,
      name: names.schedules.get(measured.scheduleId) ?? '',
      version: measured.scheduleVersion,
      zone: schedule.zone,
    },
    calendarEdition: schedule.followsCalendar ? measured.calendarEdition : null,
  };
}

/** A term that is over was measured by what held at its end. */
function intervalsOfTerm(term: readonly ListedEntry[], versions: Versions, names: TraceNames, now: number): Interval[] {
  const measured = term.at(-1);
  if (!measured) return [];
  const terms = versions.terms(measured, measured.clock);
  const { zone } = versions.schedule(measured);
  return phasesOf(term).flatMap((phase) => {
    const until = Math.max(phase.until ?? now, phase.from);
    const byName = names.inside ? (names.people.get(phase.by.byId) ?? null) : null;
    if (isCounted(phase, terms))
      return byDate(terms.time.windows(phase.from, until), zone).map((day) => ({
        from: iso(day.from),
        until: iso(day.until),
        mode: 'worked' as const,
        minutes: minutes(day.worked),
        reason: phase.reason,
        byName,
      }));
    return [whole(phase, phase.mode === 'rests' ? 0 : terms.time.between(phase.from, until), byName)];
  });
}

const whole = (phase: Phase<ListedEntry>, worked: number, byName: string | null): Interval => ({
  from: iso(phase.from),
  until: phase.until === null ? null : iso(phase.until),
  mode: phase.mode === 'rests' ? 'rests' : 'waits',
  minutes: minutes(worked),
  reason: phase.mode === 'rests' ? phase.by.reason : phase.reason,
  byName,
});

interface WorkedDay extends Window {
  worked: number;
}
function byDate(windows: Iterable<Window>, zone: string): WorkedDay[] {
  const days = new Map<string, WorkedDay>();
  for (const window of windows) {
    for (const part of withinDays(window, zone)) {
      const date = dateIn(zone, new Date(part.from));
      const day = days.get(date);
      if (day) {
        day.until = part.until;
        day.worked += part.until - part.from;
      } else days.set(date, { ...part, worked: part.until - part.from });
    }
  }
  return [...days.values()];
}

/** A window of a schedule round the clock is cut at the zone's midnights. */
function* withinDays({ from, until }: Window, zone: string): Generator<Window> {
  let start = from;
  while (start < until) {
    const date = dateIn(zone, new Date(start));
    let end = Math.min(until, start + dayMs + 2 * 3_600_000);
    if (dateIn(zone, new Date(end - 1)) !== date) {
      let low = start;
      while (end - low > 1) {
        const middle = Math.floor((low + end) / 2);
        if (dateIn(zone, new Date(middle)) === date) low = middle;
        else end = middle;
      }
    }
    yield { from: start, until: end };
    start = end;
  }
}

/** What is left of a clock that runs, as the dates on which it will be worked off. */
function ahead(reading: Standing['reading'], versions: Versions, measured: Measured, now: number): Interval[] {
  if (reading.state !== 'running' || reading.dueAt === null || reading.dueAt <= now) return [];
  const until = Math.min(reading.dueAt, now + aheadDays * dayMs);
  return byDate(versions.time(measured).windows(now, until), versions.schedule(measured).zone).map((day) => ({
    from: iso(day.from),
    until: iso(day.until),
    mode: 'ahead',
    minutes: minutes(day.worked),
    reason: null,
    byName: null,
  }));
}

function changesOf(entries: readonly ListedEntry[], versions: Versions, names: TraceNames): ClockTrace['changes'] {
  const due = (count: number): string | null => {
    const part = entries.slice(0, count);
    const last = part.at(-1);
    const found = last && readClock(part, versions.terms(last, last.clock))?.dueAt;
    return found == null ? null : iso(found);
  };
  return entries.flatMap((entry, at) => {
    if (entry.kind !== 'start' && entry.kind !== 'restart' && entry.kind !== 'target') return [];
    const { target } = versions.terms(entry, entry.clock);
    return [
      {
        at: iso(entry.at),
        byName: names.inside ? (names.people.get(entry.byId) ?? null) : null,
        kind: entry.kind,
        reason: entry.reason,
        ...by(entry, versions, names),
        targetMinutes: target === null ? null : minutes(target),
        dueBefore: due(at),
        dueAfter: due(at + 1),
      },
    ];
  });
}
