// Due moments against a simulation that walks through every minute, and the faults of other helpdesks replayed by name.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Calendar, calendarOf, type DayKind, weekday } from '../calendar/calendar.ts';
import { russianYear } from '../calendar/russia.ts';
import { type Entry, entryKinds, readClock, type Terms } from './history.ts';
import { type Hours, type Schedule, weekMinutes } from './schedule.ts';
import { dueBySimulation, workedMinutes } from './simulation.ts';
import { WorkingTime } from './working-time.ts';

const minute = 60_000;
const russia = calendarOf([], russianYear);
const plain: Calendar = { kindOf: () => undefined };
const hours = (...words: string[]): Hours[] =>
  words.map((word) => {
    const [from = 0, until = 0] = word.split('-').map((time) => {
      const [hour = 0, minutes = 0] = time.split(':').map(Number);
      return hour * 60 + minutes;
    });
    return { from, until };
  });
const week = (day: Hours[], ...days: number[]): Hours[][] =>
  [1, 2, 3, 4, 5, 6, 7].map((one) => (days.includes(one) ? day : []));
const office: Schedule = {
  zone: 'Europe/Moscow',
  week: week(hours('9:00-13:00', '14:00-18:00'), 1, 2, 3, 4, 5),
  followsCalendar: true,
  workedDayAs: 1,
};
const always: Schedule = { ...office, week: week(hours('0:00-24:00'), 1, 2, 3, 4, 5, 6, 7), followsCalendar: false };
const terms = (schedule: Schedule, minutes: number | null, pausing = ['requester'], calendar = russia): Terms => ({
  target: minutes === null ? null : minutes * minute,
  time: new WorkingTime(schedule, calendar),
  pauses: (reason) => pausing.includes(reason),
});
/** A moment of the organisation's clock in Moscow. */
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+03:00`);
const entry = (kind: Entry['kind'], when: string, reason?: string): Entry => ({ kind, at: at(when), reason });
const told = (moment: number | null | undefined): string | null =>
  moment == null ? null : new Date(moment + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const due = (by: Terms, ...entries: Entry[]): string | null => told(readClock(entries, by)?.dueAt);

/** Numbers from 0 to 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('H4 deadlines: a pure function of the list of a clock', () => {
  it('ten thousand random histories are due when a minute-by-minute simulation says so', () => {
    const random = seeded(20261121);
    const upTo = (most: number) => Math.floor(random() * most);
    const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] as T;
    const zones = ['Europe/Moscow', 'Asia/Kamchatka', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'];
    const randomHours = (): Hours[] => {
      const marks = Array.from({ length: 2 * (1 + upTo(3)) }, () => 5 * upTo(289)).sort((one, other) => one - other);
      return marks.flatMap((from, place) => {
        const until = marks[place + 1] ?? from;
        return place % 2 === 0 && until > from ? [{ from, until }] : [];
      });
    };
    const randomSchedule = (number: number): Schedule => {
      const shape = number % 4;
      const one = randomHours();
      const days = [1, 2, 3, 4, 5, 6, 7].map(() =>
        shape === 0 ? hours('0:00-24:00') : random() < 0.3 ? [] : shape === 1 ? one : randomHours(),
      );
      if (weekMinutes({ week: days }) < 60) days[upTo(7)] = hours('8:20-16:40');
      return { zone: pick(zones), week: days, followsCalendar: random() < 0.6, workedDayAs: 1 + upTo(5) };
    };
    const randomCalendar = (): Calendar => {
      const kinds = new Map<string, DayKind>();
      for (let day = 0; day < 60; day++) {
        const date = new Date(Date.UTC(2026, 0, 1 + upTo(365))).toISOString().slice(0, 10);
        kinds.set(date, weekday(date) > 5 ? pick(['working', 'short', 'holiday']) : pick(['holiday', 'short']));
      }
      return { kindOf: (day) => kinds.get(day) };
    };
    const firstMinute = Date.UTC(2026, 0, 1) / minute;
    const kept = Array.from({ length: 36 }, (_, number) => {
      const schedule = randomSchedule(number);
      const calendar = number % 3 === 0 ? russia : randomCalendar();
      return {
        schedule,
        time: new WorkingTime(schedule, calendar),
        worked: workedMinutes(schedule, calendar, firstMinute, 420),
      };
    });
    const reasons = ['requester', 'part', 'access'];
    let paused = 0;
    for (let history = 0; history < 10_000; history++) {
      const { schedule, time, worked } = pick(kept);
      const target = 1 + upTo(Math.min(4_000, 2 * weekMinutes(schedule)));
      const pausing = reasons.filter(() => random() < 0.6);
      const entries: Entry[] = [];
      let now = firstMinute + upTo(200 * 1440);
      entries.push({ kind: 'start', at: now * minute });
      for (let step = upTo(9); step > 0; step--) {
        now += random() < 0.1 ? 0 : upTo(random() < 0.5 ? 90 : 3_000);
        const kind = pick(entryKinds);
        const reason =
          kind === 'pause' ? pick(reasons) : kind === 'restart' ? pick(['continue', 'undone', null, null]) : null;
        entries.push({ kind, at: now * minute, reason });
      }
      const reading = readClock(entries, { target: target * minute, time, pauses: (one) => pausing.includes(one) });
      const expected = dueBySimulation(entries, { target, pausing, worked, firstMinute });
      if (expected === null) paused += 1;
      assert.equal(
        reading?.dueAt ?? null,
        expected,
        `history ${history}: ${JSON.stringify({ schedule, target, pausing, entries })}`,
      );
    }
    assert.ok(paused > 1_000 && paused < 9_000, `${paused} histories ended in a pause`);
  });

  it('the order in which terms were changed leaves no trace: only the last ones count', () => {
    const entries = [entry('start', '2026-03-16 09:00'), entry('pause', '2026-03-16 10:00', 'requester')];
    const moved = [...entries, entry('target', '2026-03-16 11:00'), entry('resume', '2026-03-16 12:00')];
    const straight = [...entries, entry('resume', '2026-03-16 12:00')];
    const by = terms(office, 240);
    assert.equal(due(by, ...moved), due(by, ...straight));
    assert.equal(due(by, ...moved), '2026-03-16 16:00');
  });

  it('a stop that was taken back leaves the deadline and the waiting as they were', () => {
    const by = terms(office, 240);
    const start = entry('start', '2026-03-16 09:00');
    const back = (...between: Entry[]) => [start, ...between, entry('restart', '2026-03-16 12:00', 'undone')];
    assert.equal(due(by, ...back(entry('stop', '2026-03-16 10:00'))), due(by, start));
    const waits = entry('pause', '2026-03-16 09:30', 'requester');
    const resumed = entry('resume', '2026-03-16 15:00');
    assert.equal(due(by, ...back(waits, entry('stop', '2026-03-16 10:00')), resumed), due(by, start, waits, resumed));
  });

  it('holidays, short days, worked days off, breaks and round the clock', () => {
    // 8 May 2026 is short, 9 to 11 May are days off.
    assert.equal(due(terms(office, 480), entry('start', '2026-05-08 10:00')), '2026-05-12 11:00');
    // Saturday 28 December 2024 was worked by the hours of Monday.
    assert.equal(due(terms(office, 480), entry('start', '2024-12-27 18:30')), '2024-12-28 18:00');
    assert.equal(due(terms(office, 60), entry('start', '2026-03-16 12:30')), '2026-03-16 14:30');
    // It ends with the day, not with the next morning.
    assert.equal(due(terms(office, 480), entry('start', '2026-03-16 09:00')), '2026-03-16 18:00');
    assert.equal(due(terms(always, 1440), entry('start', '2026-12-31 23:30')), '2027-01-01 23:30');
  });

  it('a clock without a target, and one that stopped, was reopened or waits', () => {
    const start = entry('start', '2026-03-16 09:00');
    assert.equal(due(terms(office, null), start), null);
    const stopped = [start, entry('stop', '2026-03-16 11:00')];
    const by = terms(office, 240);
    assert.equal(readClock(stopped, by)?.met, true);
    assert.equal(readClock([start, entry('stop', '2026-03-16 14:01')], by)?.met, false);
    assert.equal(due(by, ...stopped, entry('restart', '2026-03-17 09:00')), '2026-03-17 13:00');
    assert.equal(due(by, ...stopped, entry('restart', '2026-03-17 09:00', 'continue')), '2026-03-17 11:00');
    const waiting = readClock([start, entry('pause', '2026-03-16 10:00', 'requester')], by);
    assert.deepEqual([waiting?.state, waiting?.dueAt, waiting?.spent], ['paused', null, 60 * minute]);
    // Waiting for a part does not pause this clock.
    assert.equal(due(by, start, entry('pause', '2026-03-16 10:00', 'part')), '2026-03-16 13:00');
  });
});

describe('H4 the faults of other helpdesks', () => {
  const start = entry('start', '2026-03-16 09:00');

  it('GLPI #6902: a higher priority given while it waits does not breach it, and the wait still counts as one', () => {
    const waiting = [start, entry('pause', '2026-03-16 09:10', 'requester')];
    const urgent = terms(office, 30);
    const changed = [...waiting, entry('target', '2026-03-16 11:00')];
    assert.equal(readClock(changed, urgent)?.dueAt, null);
    assert.equal(due(urgent, ...changed, entry('resume', '2026-03-16 12:00')), '2026-03-16 12:20');
  });

  it('GLPI #15605: days of waiting before a change of the policy are not lost by it', () => {
    const entries = [
      start,
      entry('pause', '2026-03-16 11:00', 'requester'),
      entry('resume', '2026-03-19 11:00'),
      entry('target', '2026-03-19 12:00'),
    ];
    // Two hours before the wait, one after: of eight, five are left.
    assert.equal(due(terms(office, 480), ...entries), '2026-03-19 18:00');
    assert.equal(due(terms(office, 240), ...entries), '2026-03-19 13:00');
  });

  it('GLPI #24481: nothing is overdue while it waits, however long', () => {
    const waiting = [start, entry('pause', '2026-03-16 12:59', 'requester')];
    for (const minutes of [240, 241, 480]) assert.equal(readClock(waiting, terms(office, minutes))?.dueAt, null);
    assert.equal(readClock(waiting, terms(office, 239))?.dueAt, at('2026-03-16 12:59'));
  });

  it('GLPI #10594: a wait over the weekend moves the due time by its working hours only', () => {
    const entries = [
      entry('start', '2026-03-20 16:00'),
      entry('pause', '2026-03-20 17:00', 'requester'),
      entry('resume', '2026-03-23 10:00'),
    ];
    assert.equal(due(terms(office, 480), ...entries), '2026-03-23 18:00');
  });

  it('GLPI #23359: the days between solution and reopening are neither work nor waiting', () => {
    const entries = [
      start,
      entry('stop', '2026-03-16 12:00'),
      entry('restart', '2026-03-18 14:00', 'continue'),
      entry('stop', '2026-03-18 15:00'),
    ];
    const reading = readClock(entries, terms(office, 480));
    assert.equal(reading?.spent, 240 * minute);
    assert.equal(told(reading?.dueAt), '2026-03-19 10:00');
    assert.equal(reading?.met, true);
  });

  it('Zammad #3180: round the clock no minute is lost at midnight', () => {
    for (const days of [1, 7, 30]) {
      const found = readClock([entry('start', '2026-03-16 10:17')], terms(always, days * 1440));
      assert.equal(found?.dueAt, at('2026-03-16 10:17') + days * 1440 * minute);
    }
  });

  it('Zammad #5177: a shorter clock beside it does not move the first answer', () => {
    const answer = terms(office, 240);
    const solve = terms(office, 60);
    assert.equal(due(answer, start), '2026-03-16 13:00');
    assert.equal(due(solve, start), '2026-03-16 10:00');
    assert.equal(due(answer, start, entry('target', '2026-03-16 10:30')), '2026-03-16 13:00');
  });

  it('osTicket #6739: every set of weekdays counts, with or without Monday and Thursday', () => {
    const firstMinute = Date.UTC(2026, 2, 1) / minute;
    for (let mask = 1; mask < 128; mask++) {
      const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => mask & (1 << (day - 1)));
      const schedule = { ...office, week: week(hours('8:00-17:00'), ...days), followsCalendar: false };
      const worked = workedMinutes(schedule, plain, firstMinute, 40);
      for (const from of ['2026-03-16 07:00', '2026-03-18 12:30', '2026-03-21 20:00']) {
        const entries = [entry('start', from)];
        const by = terms(schedule, 900, [], plain);
        assert.equal(
          readClock(entries, by)?.dueAt,
          dueBySimulation(entries, { target: 900, pausing: [], worked, firstMinute }),
          `${days} from ${from}`,
        );
      }
    }
  });
});
