// Open records counted anew by what stands now: a long task in short batches, each record with an event that says what moved.
import * as z from 'zod';
import { id } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import { inTransaction } from '../bulk/transaction.ts';
import type { Sql } from '../db/sql.ts';
import { writeEvents } from '../events.ts';
import { newId } from '../ids.ts';
import type { Services } from '../services.ts';
import { defineTask } from '../tasks/definition.ts';
import { appendEntries, duesOf, entriesOf, type ListedEntry, settle, standingOf } from './settle.ts';
import { type Touching, touchedIds } from './touched.ts';
import { type Measured, Versions } from './versions.ts';

/** Short, so that nobody who works on a record waits for it. */
const batch = 100;
export const recountEvent = 'core.deadline.recounted';

const of = z.union([z.object({ policyId: id }), z.object({ scheduleId: id }), z.object({ calendar: z.literal(true) })]);

export const recountTask = defineTask({
  kind: 'core.recount',
  title: () => ({ ru: 'Пересчёт открытых сроков', en: 'Recount of open deadlines' }),
  input: z.object({ of }),
  resumes: true,
  async run(run) {
    const by = run.params.of;
    let after = (run.kept as { after: string; done: number } | null)?.after ?? null;
    let done = (run.kept as { done: number } | null)?.done ?? 0;
    const all = done + (await countOpen(run.services.pools.write, by, after));
    for (;;) {
      const actor = { ...(await run.actor()), requestId: run.id };
      const ids = await touchedIds(run.services.pools.write, by, after, batch);
      if (ids.length === 0) break;
      await inTransaction(run.services, (sql) => recount(sql, run.services, actor, ids));
      after = ids.at(-1) ?? after;
      done += ids.length;
      await run.keep({ after, done });
      await run.progress(done, Math.max(all, done));
    }
  },
});

async function countOpen(sql: Sql, by: Touching, after: string | null): Promise<number> {
  return (await touchedIds(sql, by, after, 1_000_000)).length;
}

/** Clocks that have stopped stay as they were counted. */
async function recount(sql: Sql, services: Services, actor: Actor, ids: readonly string[]): Promise<void> {
  // In the order of ids, as everybody who locks many records.
  const { rows: records } = await sql.query<{ id: string; kind: string }>(
    'select id, kind from record where id = any($1::uuid[]) order by id for no key update',
    [ids],
  );
  const lists = await entriesOf(
    sql,
    records.map((record) => record.id),
  );
  const versions = await new Versions(services).load(sql, [...lists.values()].flat());
  const now = services.clock.now();
  const current = await currentOf(sql, services, [...lists.values()].flat());
  const added: ListedEntry[] = [];
  for (const entries of lists.values()) {
    for (const { clock, reading, measured } of standingOf(versions, entries)) {
      const next = current(measured);
      if (reading.state === 'stopped' || !next || same(measured, next)) continue;
      added.push({
        id: newId(now.getTime()),
        recordId: entries[0]?.recordId ?? '',
        clock,
        at: now.getTime(),
        kind: 'target',
        reason: 'recount',
        byId: actor.id,
        ...next,
      });
    }
  }
  if (added.length === 0) return;
  await appendEntries(sql, added);
  const moved = records.filter((record) => added.some((entry) => entry.recordId === record.id));
  const before = new Map(moved.map(({ id }) => [id, duesOf(standingOf(versions, lists.get(id) ?? []))]));
  const settled = moved.map(({ id, kind }) => ({
    recordId: id,
    kind,
    entries: [...(lists.get(id) ?? []), ...added.filter((entry) => entry.recordId === id)],
  }));
  const dues = await settle(sql, services, settled);
  await sql.query(
    `update record set due_at = n.due from json_to_recordset($1::json) as n (id uuid, due timestamptz)
     where record.id = n.id and record.due_at is distinct from n.due`,
    [JSON.stringify(moved.map(({ id }) => ({ id, due: dues.get(id)?.dueAt ?? null })))],
  );
  for (const { copies, kind } of services.catalog.deadlineSubjects.values()) {
    const own = moved.filter((record) => record.kind === kind).map(({ id }) => ({ id, ...dues.get(id) }));
    if (copies && own.length > 0) await sql.query(copies, [JSON.stringify(own)]);
  }
  const notes = moved.map(({ id, kind }) => ({
    recordId: id,
    recordKind: kind,
    data: { task: actor.requestId, before: before.get(id), after: dues.get(id) },
  }));
  await writeEvents(services, sql, actor, recountEvent, notes, 'done');
}

const same = (one: Measured, other: Measured): boolean =>
  one.policyVersion === other.policyVersion &&
  one.scheduleId === other.scheduleId &&
  one.scheduleVersion === other.scheduleVersion &&
  one.calendarEdition === other.calendarEdition;

/** What each measure is today: the current versions of its policy, schedule and calendar. */
async function currentOf(
  sql: Sql,
  services: Services,
  entries: readonly Measured[],
): Promise<(measured: Measured) => Measured | undefined> {
  const { rows } = await sql.query<Measured>(
    `select p.id as "policyId", p.current as "policyVersion", m.priority, s.id as "scheduleId", s.current as "scheduleVersion",
       coalesce((select max(edition) from calendar_edition where country = $2), 0) as "calendarEdition"
     from (select distinct "policyId", priority from json_to_recordset($1::json) as e ("policyId" uuid, priority text)) m
       join deadline_policy p on p.id = m."policyId"
       join deadline_policy_version v on v.policy_id = p.id and v.version = p.current
       join work_schedule s on s.id = coalesce((v.targets -> m.priority ->> 'scheduleId')::uuid, v.schedule_id)`,
    [
      JSON.stringify(entries.map(({ policyId, priority }) => ({ policyId, priority }))),
      services.config.calendarCountry,
    ],
  );
  const found = new Map(rows.map((row) => [`${row.policyId} ${row.priority}`, row]));
  return (measured) => found.get(`${measured.policyId} ${measured.priority}`);
}
