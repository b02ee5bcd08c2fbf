// From events to runs: a follower of the journal writes one waiting run for each rule that listens, in the transaction that
// moves its place. An act of a trigger is told by its request, so that no rule is set off by itself nor without end.
import { systemPrincipals } from '../actor.ts';
import type { Sql } from '../db/sql.ts';
import { isId, newId } from '../ids.ts';
import type { StoredEvent } from '../journal/event.ts';
import { followEvents, startFollower } from '../journal/follow.ts';
import type { Services } from '../services.ts';
import type { AnyTriggerSubject } from './subject.ts';

const batch = 200;
const follower = 'triggers';
/** A person's act may set off a trigger, its act another one, and so on so many times. */
export const deepest = 3;

interface Listening {
  id: string;
  version: number;
  since: string;
  subject: string;
  events: string[];
}

/** Writes the runs of everything that the journal holds by now; each event is handled once, whatever happens. */
export async function followTriggers(services: Services): Promise<void> {
  await startFollower(services.pools.write, follower);
  for (;;) {
    const { handled } = await followEvents(
      services.pools.write,
      follower,
      (sql, events) => runsOf(sql, services, events),
      { batch },
    );
    if (handled < batch) return;
  }
}

async function runsOf(sql: Sql, services: Services, events: readonly StoredEvent[]): Promise<void> {
  const { rows: rules } = await sql.query<Listening>(
    `select r.id, r.current as version, r.since, r.subject, v.content -> 'events' as events
     from trigger_rule r join trigger_version v on v.trigger_id = r.id and v.version = r.current
     where r.enabled and r.kind = 'event' order by r.position, r.id`,
  );
  if (rules.length === 0) return;
  for (const event of events) {
    const subject = subjectOf(services, event);
    if (subject) await runsOfOne(sql, services, subject, rules, event);
  }
}

const subjectOf = (
  services: Services,
  { outcome, recordId, recordKind }: StoredEvent,
): AnyTriggerSubject | undefined =>
  outcome === 'done' && recordId && recordKind ? services.catalog.triggerSubjects.get(recordKind) : undefined;

async function runsOfOne(
  sql: Sql,
  services: Services,
  subject: AnyTriggerSubject,
  rules: readonly Listening[],
  event: StoredEvent,
): Promise<void> {
  const keys = await subject.eventsOf(sql, event);
  const heard = rules.filter(
    (rule) =>
      rule.subject === subject.kind &&
      Date.parse(event.at) >= Date.parse(rule.since) &&
      rule.events.some((key) => keys.includes(key)),
  );
  if (heard.length === 0) return;
  const cause = await causeOf(sql, event);
  for (const rule of heard) {
    const reason = cause.rules.includes(rule.id) ? 'same' : cause.rules.length >= deepest ? 'depth' : null;
    await sql.query(
      `insert into trigger_run (id, trigger_id, version, event_id, event_key, record_id, cause_id, depth, at, outcome, reason, ended_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (event_id, trigger_id, version) where event_id is not null do nothing`,
      [
        newId(services.clock.now().getTime()),
        rule.id,
        rule.version,
        event.id,
        rule.events.find((key) => keys.includes(key)),
        event.recordId,
        cause.runId,
        cause.rules.length + 1,
        event.at,
        reason ? 'stopped' : 'waiting',
        reason,
        reason && services.clock.now().toISOString(),
      ],
    );
  }
}

/** The run whose act the event is, and the rules of all runs that led to it. */
async function causeOf(sql: Sql, event: StoredEvent): Promise<{ runId: string | null; rules: string[] }> {
  if (event.actorId !== systemPrincipals.automation || !isId(event.requestId)) return { runId: null, rules: [] };
  const { rows } = await sql.query<{ id: string }>(
    `with recursive led as (
       select trigger_id, cause_id from trigger_run where id = $1
       union all select r.trigger_id, r.cause_id from trigger_run r join led on r.id = led.cause_id
     ) select trigger_id as id from led`,
    [event.requestId],
  );
  return { runId: rows.length > 0 ? event.requestId : null, rules: rows.map(({ id }) => id) };
}
