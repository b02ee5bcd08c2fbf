// Changing a record: its version, the copies of its state in participants and search, and the note of what changed.
// Versions merge by field (see field-merge.ts).
import { sql } from 'kysely';
import type { Clearance, StateGroup } from '#contract/core.ts';
import { type FieldChange, mergeFields } from '../field-merge.ts';
import { unscoped } from '../handle.ts';
import { searchWords } from '../search/words.ts';
import type { AnyUnit } from '../unit.ts';
import { requireClearance } from './create.ts';
import { ensureRecordKey } from './record-key.ts';

export type { FieldChange };

/**
 * What of `patch` really changes `current`. When the record has moved on from the version `seen`, a field that somebody
 * else changed meanwhile is refused as `stale`, naming both values.
 */
export async function mergeChanges(
  unit: AnyUnit,
  record: { id: string; version: number; seen: number },
  current: Record<string, unknown>,
  patch: Record<string, unknown>,
): Promise<FieldChange[]> {
  const movedSince = async (seen: number) => {
    const { rows } = await sql<{ field: string }>`
      select distinct jsonb_array_elements_text(data -> 'fields') as field from event
      where record_id = ${record.id} and outcome = 'done' and data ? 'version' and (data ->> 'version')::int > ${seen}`.execute(
      unscoped(unit),
    );
    return new Set(rows.map((row) => row.field));
  };
  return mergeFields({ ...record, movedSince }, current, patch);
}

export interface RecordPatch {
  title?: string;
  counterpart?: string;
  state?: string;
  stateGroup?: StateGroup;
  dueOn?: string | null;
  dueAt?: string | null;
  responsibleId?: string | null;
  life?: 'active' | 'cancelled' | 'merged' | 'deleted' | 'destroyed';
  clearance?: Clearance;
}

/** Raises the record's version and keeps the copies in participants and search in step. Returns the new version. */
export async function changeRecord(unit: AnyUnit, id: string, patch: RecordPatch = {}): Promise<number> {
  if (patch.clearance) requireClearance(unit, patch.clearance);
  const db = unscoped(unit);
  const row = await db
    .updateTable('record')
    .set({
      version: sql<number>`version + 1`,
      changed_at: unit.moment,
      ...(patch.title !== undefined ? { title: patch.title } : {}),
      ...(patch.counterpart !== undefined ? { counterpart: patch.counterpart } : {}),
      ...(patch.state !== undefined ? { state: patch.state } : {}),
      ...(patch.stateGroup !== undefined ? { state_group: patch.stateGroup } : {}),
      // The first day of being done counts, until it is taken up again.
      ...(patch.stateGroup === 'done' ? { done_on: sql<string>`coalesce(done_on, ${unit.today}::date)` } : {}),
      ...(patch.stateGroup !== undefined && patch.stateGroup !== 'done' ? { done_on: null } : {}),
      ...(patch.dueOn !== undefined ? { due_on: patch.dueOn } : {}),
      ...(patch.dueAt !== undefined ? { due_at: patch.dueAt } : {}),
      ...(patch.responsibleId !== undefined ? { responsible_id: patch.responsibleId } : {}),
      ...(patch.life !== undefined ? { life: patch.life } : {}),
      ...(patch.clearance !== undefined ? { clearance: patch.clearance } : {}),
    })
    .where('id', '=', id)
    .returning(['version', 'title', 'counterpart', 'number', 'state', 'clearance'])
    .executeTakeFirstOrThrow();
  if (patch.state !== undefined || patch.clearance !== undefined) {
    await db
      .updateTable('participant')
      .set({ state: row.state, clearance: row.clearance })
      .where('record_id', '=', id)
      .execute();
  }
  if (patch.title !== undefined || patch.counterpart !== undefined || patch.clearance !== undefined) {
    const words = searchWords(row);
    await sql`update search_row set words = ${words.vector}, clearance = ${row.clearance} where record_id = ${id} and page = 0`.execute(
      db,
    );
  }
  return row.version;
}

/** Puts one principal in a single-person part (responsible, home), in place of whoever held it; null empties it. */
export async function replaceParticipant(
  unit: AnyUnit,
  recordId: string,
  part: 'responsible' | 'home' | 'executor' | 'recipient' | 'requester',
  principalId: string | null,
): Promise<void> {
  const db = unscoped(unit);
  await db.deleteFrom('participant').where('record_id', '=', recordId).where('part', '=', part).execute();
  if (principalId) await addParticipant(unit, recordId, part, principalId);
}

export async function addParticipant(
  unit: AnyUnit,
  recordId: string,
  part: string,
  principalId: string,
): Promise<void> {
  await sql`insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
    select id, ${principalId}, ${part}, kind, state, clearance, registration_order from record where id = ${recordId}
    on conflict do nothing`.execute(unscoped(unit));
}

/**
 * The event note of a change: names of fields and the version in clear; values that people typed under the record's own
 * key, which is made on the first such change.
 */
export async function changeNote(
  unit: AnyUnit,
  record: { id: string; kind: string; version: number },
  changes: readonly FieldChange[],
  typedFields: { has(field: string): boolean },
): Promise<{
  recordId: string;
  recordKind: string;
  data: Record<string, unknown>;
  personal?: Record<string, unknown>;
}> {
  const clear = changes.filter((change) => !typedFields.has(change.field));
  const typed = changes.filter((change) => typedFields.has(change.field));
  if (typed.length > 0) await ensureRecordKey(unit, record.id);
  return {
    recordId: record.id,
    recordKind: record.kind,
    data: {
      version: record.version,
      fields: changes.map((change) => change.field),
      ...(clear.length > 0 ? { changes: clear } : {}),
    },
    ...(typed.length > 0 ? { personal: { [record.id]: { changes: typed } } } : {}),
  };
}
