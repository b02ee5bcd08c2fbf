// What modules call from their actions: a record's clocks start, wait, go on, stop, are opened again, or are measured anew.
// Each call adds to the list and gives the deadlines that follow; the caller holds the record's lock and keeps `dueAt`.
import { type Clock, clocks } from '#contract/deadlines.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';
import { goesOn, undone } from './history.ts';
import { measureAt, measureNow } from './measure.ts';
import { appendEntries, type Dues, entriesOf, type ListedEntry, setAside, settle, standingOf } from './settle.ts';
import { type Measured, Versions } from './versions.ts';

export interface ClockedRecord {
  id: string;
  kind: string;
}
/** The policy that the module finds for the record, null for the standard one; and its priority. */
export interface MeasuredAs {
  policyId: string | null;
  priority: string;
}

const none: Dues = { dueAt: null, answer: null, solve: null };

type Change = Pick<ListedEntry, 'kind' | 'clock'> & { reason?: string | null; measured: Measured };

async function add(
  unit: AnyUnit,
  record: ClockedRecord,
  before: readonly ListedEntry[],
  changes: readonly Change[],
): Promise<Dues> {
  const sql = sqlOf(unit);
  const added = changes.map(
    ({ kind, clock, reason = null, measured }): ListedEntry => ({
      id: newId(unit.now.getTime()),
      recordId: record.id,
      clock,
      at: unit.now.getTime(),
      kind,
      reason,
      byId: unit.actor.id,
      policyId: measured.policyId,
      policyVersion: measured.policyVersion,
      priority: measured.priority,
      scheduleId: measured.scheduleId,
      scheduleVersion: measured.scheduleVersion,
      calendarEdition: measured.calendarEdition,
    }),
  );
  await appendEntries(sql, added);
  const settled = await settle(sql, shapeOf(unit).services, [
    { recordId: record.id, kind: record.kind, entries: [...before, ...added] },
  ]);
  return settled.get(record.id) ?? none;
}

const listOf = async (unit: AnyUnit, record: ClockedRecord): Promise<ListedEntry[]> =>
  (await entriesOf(sqlOf(unit), [record.id])).get(record.id) ?? [];

/** The clocks of a record that have begun, with what each is measured by and whether it has stopped. */
async function clocksOf(unit: AnyUnit, record: ClockedRecord) {
  const entries = await listOf(unit, record);
  const versions = await new Versions(shapeOf(unit).services).load(sqlOf(unit), entries);
  return { entries, standing: standingOf(versions, entries) };
}

/** Both clocks of a new record; without any policy for its kind it has no deadlines. */
export async function startClocks(unit: AnyUnit, record: ClockedRecord, as: MeasuredAs): Promise<Dues> {
  const measured = await measureNow(sqlOf(unit), shapeOf(unit).services, { kind: record.kind, ...as });
  if (!measured) return none;
  return add(
    unit,
    record,
    [],
    clocks.map((clock) => ({ kind: 'start', clock, measured })),
  );
}

/** It waits, and for what; whether that pauses a clock is for its policy to say. Waiting for something else is told the same way. */
export async function pauseClocks(unit: AnyUnit, record: ClockedRecord, reason: string): Promise<Dues> {
  const { entries, standing } = await clocksOf(unit, record);
  const open = standing.filter(({ reading }) => reading.state !== 'stopped');
  return add(
    unit,
    record,
    entries,
    open.map(({ clock, measured }) => ({ kind: 'pause', clock, reason, measured })),
  );
}

export async function resumeClocks(unit: AnyUnit, record: ClockedRecord): Promise<Dues> {
  const { entries, standing } = await clocksOf(unit, record);
  const open = standing.filter(({ reading }) => reading.state !== 'stopped');
  return add(
    unit,
    record,
    entries,
    open.map(({ clock, measured }) => ({ kind: 'resume', clock, measured })),
  );
}

/** `answer` at the first answer, both at the solution; what has stopped stays as it is. */
export async function stopClocks(
  unit: AnyUnit,
  record: ClockedRecord,
  which: readonly Clock[] = clocks,
): Promise<Dues> {
  return stop(unit, record, which, null);
}

/** Another record counts in its place from now on (a mass incident, a merge): no result, nothing is told any more. */
export async function setClocksAside(unit: AnyUnit, record: ClockedRecord): Promise<Dues> {
  return stop(unit, record, clocks, setAside);
}

async function stop(
  unit: AnyUnit,
  record: ClockedRecord,
  which: readonly Clock[],
  reason: string | null,
): Promise<Dues> {
  const { entries, standing } = await clocksOf(unit, record);
  const open = standing.filter(({ clock, reading }) => which.includes(clock) && reading.state !== 'stopped');
  return add(
    unit,
    record,
    entries,
    open.map(({ clock, measured }) => ({ kind: 'stop', clock, reason, measured })),
  );
}

/** It counts for itself again: the clocks that were set aside go on from where they stood. */
export async function takeClocksUp(unit: AnyUnit, record: ClockedRecord): Promise<Dues> {
  const { entries, standing } = await clocksOf(unit, record);
  const aside = standing.filter(
    ({ clock, reading }) =>
      reading.state === 'stopped' &&
      entries.findLast((entry) => entry.clock === clock && entry.kind === 'stop')?.reason === setAside,
  );
  return add(
    unit,
    record,
    entries,
    aside.map(({ clock, measured }) => ({ kind: 'restart', clock, reason: goesOn, measured })),
  );
}

/** A stop was taken back: these clocks stand as if they had never stopped. */
export async function undoStop(unit: AnyUnit, record: ClockedRecord, which: readonly Clock[]): Promise<Dues> {
  const { entries, standing } = await clocksOf(unit, record);
  const stopped = standing.filter(({ clock, reading }) => which.includes(clock) && reading.state === 'stopped');
  return add(
    unit,
    record,
    entries,
    stopped.map(({ clock, measured }) => ({ kind: 'restart', clock, reason: undone, measured })),
  );
}

/** A solved record is open again: the solution is due anew, or in what was left, as its policy says. The first answer was given. */
export async function reopenClocks(unit: AnyUnit, record: ClockedRecord, as: MeasuredAs): Promise<Dues> {
  const { entries, standing } = await clocksOf(unit, record);
  const sql = sqlOf(unit);
  const { services } = shapeOf(unit);
  const now = await measureNow(sql, services, { kind: record.kind, ...as });
  if (!now) return none;
  const versions = await new Versions(services).load(sql, [now]);
  const anew = versions.policy(now).reopening === 'anew';
  const solve = standing.find(({ clock, reading }) => clock === 'solve' && reading.state === 'stopped');
  if (!solve) return standing.length === 0 ? startClocks(unit, record, as) : add(unit, record, entries, []);
  const measured = anew ? now : await moved(unit, solve.measured, now);
  return add(unit, record, entries, [{ kind: 'restart', clock: 'solve', reason: anew ? null : goesOn, measured }]);
}

/** Within one policy a record stays by the version that it has; only another priority may name another schedule. */
const moved = async (unit: AnyUnit, measured: Measured, now: Measured): Promise<Measured> =>
  now.policyId === measured.policyId ? measureAt(sqlOf(unit), measured, now.priority) : now;

/** Its category, priority or policy has changed: the present term is measured by the new one, as if it had been so from the start. */
export async function reconsiderClocks(unit: AnyUnit, record: ClockedRecord, as: MeasuredAs): Promise<Dues> {
  const { entries, standing } = await clocksOf(unit, record);
  const now = await measureNow(sqlOf(unit), shapeOf(unit).services, { kind: record.kind, ...as });
  if (!now) return add(unit, record, entries, []);
  if (standing.length === 0) return startClocks(unit, record, as);
  const changes: Change[] = [];
  for (const { clock, reading, measured } of standing) {
    if (reading.state === 'stopped') continue;
    const next = await moved(unit, measured, now);
    if (next.policyId === measured.policyId && next.priority === measured.priority) continue;
    changes.push({
      kind: 'target',
      clock,
      reason: next.policyId === measured.policyId ? 'priority' : 'policy',
      measured: next,
    });
  }
  return add(unit, record, entries, changes);
}
