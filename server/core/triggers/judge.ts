// Whether a record meets the conditions of a trigger, and what was seen of it: the trace is written from the same judgement.
import type { Condition, SeenCondition, Span, TriggerContent } from '#contract/triggers.ts';
import { addWorkingDays, type Calendar } from '../calendar/calendar.ts';
import { dateIn } from '../clock.ts';
import { foldWords } from '../search/fold.ts';
import { momentOf, timeIn } from '../zone.ts';
import type { AnyTriggerSubject, Seen } from './subject.ts';

export interface JudgedBy {
  now: Date;
  zone: string;
  calendar: Calendar;
  /** Whether the schedule works at this moment; undefined of one that is gone. */
  worksAt(scheduleId: string, at: Date): boolean | undefined;
}

const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** When so much will have passed; working days end at the same time of day as they began. */
export function passedAt(since: Date, { count, unit }: Span, { zone, calendar }: JudgedBy): Date {
  if (unit !== 'working_days') return new Date(since.getTime() + count * unitMs[unit]);
  return momentOf(zone, addWorkingDays(calendar, dateIn(zone, since), count), timeIn(zone, since));
}

/** Of what was looked for, what stands in the text: each word of a phrase begins a word of the text, in their order. */
function foundIn(text: string, phrases: readonly string[]): string[] {
  const words = foldWords(text);
  return phrases.filter((phrase) => {
    const wanted = foldWords(phrase);
    if (wanted.length === 0) return false;
    return words.some((_, at) => wanted.every((word, on) => words[at + on]?.startsWith(word)));
  });
}

const several = (seen: Seen): readonly string[] =>
  Array.isArray(seen) ? (seen as readonly string[]) : seen === null ? [] : [String(seen)];

function judgeOne(
  { operator, value }: Condition,
  kind: string,
  seen: Seen,
  by: JudgedBy,
): Pick<SeenCondition, 'seen' | 'met'> {
  const given = Array.isArray(value) ? value : [];
  const has = several(seen);
  const told = typeof seen === 'number' || typeof seen === 'string' || seen === null ? seen : [...seen];
  switch (operator) {
    case 'empty':
    case 'filled': {
      const empty = kind === 'words' ? String(seen ?? '').trim() === '' : seen === null || has.length === 0;
      return { seen: kind === 'words' ? null : told, met: empty === (operator === 'empty') };
    }
    case 'is':
    case 'is_not': {
      // Of a place in a tree the nearest counts, of groups any.
      const own = kind === 'tree' || kind === 'place' ? has.slice(0, 1) : has;
      const is = own.some((one) => given.includes(one));
      return { seen: told, met: is === (operator === 'is') };
    }
    case 'below':
    case 'not_below':
      return { seen: told, met: has.some((one) => given.includes(one)) === (operator === 'below') };
    case 'has':
    case 'has_not': {
      const found = foundIn(String(seen ?? ''), given);
      return { seen: found, met: found.length > 0 === (operator === 'has') };
    }
    case 'at_least':
    case 'at_most': {
      const number = typeof seen === 'number' && typeof value === 'number';
      return { seen: told, met: number && (operator === 'at_least' ? seen >= value : seen <= value) };
    }
    case 'longer':
    case 'shorter': {
      if (typeof seen !== 'string' || !isSpan(value)) return { seen: told, met: false };
      const passed = passedAt(new Date(seen), value, by) <= by.now;
      return { seen: told, met: passed === (operator === 'longer') };
    }
    case 'within':
    case 'outside': {
      const works = given[0] === undefined ? undefined : by.worksAt(given[0], new Date(String(seen)));
      return { seen: told, met: works !== undefined && works === (operator === 'within') };
    }
  }
}

const isSpan = (value: Condition['value']): value is Span =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Judgement {
  met: boolean;
  conditions: SeenCondition[];
}

const joined = (match: 'all' | 'any', parts: readonly boolean[]): boolean =>
  parts.length === 0 || (match === 'all' ? parts.every(Boolean) : parts.some(Boolean));

/** Every condition is judged, also when one is enough: the trace tells them all. */
export function judge(
  subject: AnyTriggerSubject,
  content: Pick<TriggerContent, 'match' | 'groups'>,
  facts: unknown,
  by: JudgedBy,
): Judgement {
  const conditions: SeenCondition[] = [];
  const groups = content.groups.map((group, at) =>
    joined(
      group.match,
      group.conditions.map((one) => {
        const field = subject.fields.find(({ key }) => key === one.field);
        const judged = field ? judgeOne(one, field.kind, field.see(facts), by) : { seen: null, met: false };
        conditions.push({ ...one, ...judged, group: at });
        return judged.met;
      }),
    ),
  );
  return { met: joined(content.match, groups), conditions };
}
