// A new record: its row, its participants and its search row in one statement, the number taken just before.
import { sql } from 'kysely';
import type { Clearance, Part, StateGroup } from '#contract/core.ts';
import { unscoped } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import { searchWords } from '../search/words.ts';
import type { AnyUnit } from '../unit.ts';

export interface NewRecord {
  id: string;
  kind: string;
  title: string;
  counterpart?: string;
  state: string;
  stateGroup: StateGroup;
  dueOn?: string | null;
  /** The moment, where hours count; `dueOn` is its day. */
  dueAt?: string | null;
  responsibleId?: string | null;
  registeredOn?: string | null;
  number?: string | null;
  ordinal?: number | null;
  clearance?: Clearance;
  participants: readonly { principalId: string; part: Part }[];
}

const daysSinceEpoch = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

/** Registration order as one number: days since 1970-01-01 × 10^10 + ordinal, so that 1000 comes after 999. */
export const registrationOrder = (registeredOn: string, ordinal: number): number =>
  daysSinceEpoch(registeredOn) * 1e10 + ordinal;

/** Refuses a mark that the actor's grant of this operation does not cover: nobody may write what they could not read back. */
export function requireClearance(unit: AnyUnit, clearance: string): void {
  if (
    clearance !== 'none' &&
    !(unit.actor.rights.clearances(unit.operation) as readonly string[]).includes(clearance)
  ) {
    throw new Refusal('not_allowed', { clearance });
  }
}

/** The statement is on its way when this returns; what fails in it fails the action at its end. */
export function createRecord(unit: AnyUnit, record: NewRecord): void {
  const clearance = record.clearance ?? 'none';
  requireClearance(unit, clearance);
  const registeredOn = record.registeredOn ?? null;
  // Records without an ordinal of their own order by the moment they were made: seconds of the day stand for it.
  const order =
    registeredOn !== null && record.ordinal != null
      ? registrationOrder(registeredOn, record.ordinal)
      : registrationOrder(unit.moment.slice(0, 10), Math.floor((unit.now.getTime() % 86_400_000) / 10));
  const participants = [...new Map(record.participants.map((one) => [`${one.principalId} ${one.part}`, one])).values()];
  const words = searchWords(record);
  const written = sql`
    with made as (
      insert into record (id, kind, number, ordinal, title, counterpart, state, state_group, due_on, due_at, responsible_id, registered_on,
        registration_order, clearance, created_by, created_at, changed_at, done_on)
      values (${record.id}, ${record.kind}, ${record.number ?? null}, ${record.ordinal ?? null}, ${record.title}, ${record.counterpart ?? ''},
        ${record.state}, ${record.stateGroup}, ${record.dueOn ?? null}, ${record.dueAt ?? null}, ${record.responsibleId ?? null}, ${registeredOn},
        ${order}, ${clearance}, ${unit.actor.id}, ${unit.moment}, ${unit.moment}, ${record.stateGroup === 'done' ? unit.today : null}::date)
      returning id
    ), words as (
      insert into search_row (record_id, kind, registration_order, clearance, number_key, words)
      values (${record.id}, ${record.kind}, ${order}, ${clearance}, ${words.numberKey}, ${words.vector})
    )
    insert into participant (record_id, principal_id, part, kind, state, clearance, registration_order)
    select made.id, part.principal_id, part.part, ${record.kind}, ${record.state}, ${clearance}, ${order}
    from made, unnest(${participants.map((one) => one.principalId)}::uuid[], ${participants.map((one) => one.part)}::text[]) as part (principal_id, part)
  `.compile(unscoped(unit));
  unit.sendBehind(written);
}
