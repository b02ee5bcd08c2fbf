// A dry run: what a trigger would have done with the events of the last days, or a schedule with the records of now.
// Nothing is written. Of a past event the record is judged as it was then, as far as that is kept.
import type { Output } from '#contract/core.ts';
import type { TriggerContent, tryTrigger } from '#contract/triggers.ts';
import { calendarsOf } from '../calendar/of-handle.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import { eventColumns, type StoredEvent } from '../journal/event.ts';
import type { AnyReader } from '../reader.ts';
import { judge } from './judge.ts';
import { judgedBy } from './judged-by.ts';
import { readyStep } from './steps.ts';
import type { AnyTriggerSubject, FactsAsked, PassPlace } from './subject.ts';
import { nextRun } from './timetable.ts';
import { visibleAmong } from './visible.ts';

type DryRun = Output<typeof tryTrigger>;
const daysBack = 7;
const mostEvents = 2_000;
const mostRecords = 20_000;
const page = 200;
const shown = 20;

interface Matched {
  id: string;
  at: string;
  event: string | null;
  facts: unknown;
}

export async function dryRun(reader: AnyReader, subject: AnyTriggerSubject, content: TriggerContent): Promise<DryRun> {
  const { looked, matched, more } = content.timetable
    ? await recordsNow(reader, subject, content)
    : await eventsLately(reader, subject, content);
  const ids = matched.map(({ id }) => id);
  const seen = await visibleAmong(reader, [subject.kind], ids);
  return {
    looked,
    matched: matched.length,
    more,
    items: matched
      .filter(({ id }) => seen.has(id))
      .slice(0, shown)
      .map(({ id, at, event, facts }) => ({
        record: { id, number: seen.get(id) ?? null },
        at,
        event,
        steps: content.steps.map((step) => {
          const ready = readyStep(subject, step, facts);
          const text = ready?.action.inputs.find((input) => input.variables)?.key;
          const filled = text === undefined ? undefined : ready?.input[text];
          return { action: step.action, text: typeof filled === 'string' ? filled : null };
        }),
      })),
    hidden: ids.filter((id) => !seen.has(id)).length,
    next: await nextMoments(reader, content),
  };
}

interface Looked {
  looked: number;
  matched: Matched[];
  more: boolean;
}

async function eventsLately(reader: AnyReader, subject: AnyTriggerSubject, content: TriggerContent): Promise<Looked> {
  const { services } = shapeOf(reader);
  const sql = sqlOf(reader);
  const operations = subject.events.filter(({ key }) => content.events.includes(key)).flatMap((one) => one.operations);
  const since = new Date(reader.now.getTime() - daysBack * 86_400_000).toISOString();
  const { rows } = await sql.query<StoredEvent>(
    `select ${eventColumns} from event e
     where e.operation = any($1::text[]) and e.at >= $2 and e.outcome = 'done' and e.record_kind = $3
     order by e.at desc, e.id desc limit $4`,
    [[...new Set(operations)], since, subject.kind, mostEvents + 1],
  );
  const found: { event: StoredEvent; key: string }[] = [];
  for (const event of rows.slice(0, mostEvents)) {
    const key = (await subject.eventsOf(sql, event)).find((one) => content.events.includes(one));
    if (key && event.recordId) found.push({ event, key });
  }
  const by = await judgedBy(sql, services, reader.now);
  const matched: Matched[] = [];
  for (let from = 0; from < found.length; from += page) {
    const batch = found.slice(from, from + page);
    const asked = batch.map(({ event }): FactsAsked => ({ id: event.recordId ?? '', asOf: event.at }));
    const facts = await subject.read(sql, services, asked);
    for (const [at, { event, key }] of batch.entries()) {
      const one = facts[at];
      if (!one) continue;
      const then = { ...one, at: event.at };
      if (judge(subject, content, then, { ...by, now: new Date(event.at) }).met)
        matched.push({ id: event.recordId ?? '', at: event.at, event: key, facts: then });
    }
  }
  return { looked: found.length, matched, more: rows.length > mostEvents };
}

async function recordsNow(reader: AnyReader, subject: AnyTriggerSubject, content: TriggerContent): Promise<Looked> {
  const { services } = shapeOf(reader);
  const sql = sqlOf(reader);
  const by = await judgedBy(sql, services, reader.now);
  const matched: Matched[] = [];
  let looked = 0;
  let place: PassPlace = null;
  do {
    const next: { ids: string[]; place: PassPlace } = await subject.pass(sql, content, place, page);
    const facts = await subject.read(
      sql,
      services,
      next.ids.map((id) => ({ id })),
    );
    for (const [at, id] of next.ids.entries()) {
      const now = facts[at] && { ...facts[at], at: reader.moment };
      if (now && judge(subject, content, now, by).met) matched.push({ id, at: reader.moment, event: null, facts: now });
    }
    looked += next.ids.length;
    place = next.place;
    // A look at many records lets other requests through.
    await new Promise((resolve) => setImmediate(resolve));
  } while (place !== null && looked < mostRecords);
  return { looked, matched, more: place !== null };
}

async function nextMoments(reader: AnyReader, { timetable }: TriggerContent): Promise<string[]> {
  if (!timetable) return [];
  const { services } = shapeOf(reader);
  const { zone, calendarCountry } = services.config;
  const calendar = await calendarsOf(services).get(sqlOf(reader), calendarCountry);
  const moments: string[] = [];
  for (let at = reader.now; moments.length < 3; ) {
    at = nextRun(timetable, zone, calendar, at);
    moments.push(at.toISOString());
  }
  return moments;
}
