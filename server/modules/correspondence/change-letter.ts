// Writes a change of one letter: its own row, its record, the parts of people in it, and the event with both values.
import type { FieldDefinition } from '#core/fields/definition.ts';
import type { CustomValue } from '#core/fields/take-values.ts';
import { writeValues } from '#core/fields/write-values.ts';
import { changeNote, changeRecord, type FieldChange, replaceParticipant } from '#core/records/change.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { writeAddressees } from './delivery/addressees.ts';
import { peopleOf } from './letter-card.ts';
import { partOfField } from './new-letter.ts';
import { counterpartOf, recordKindOf, stateGroupOf, typedFields } from './rules.ts';
import type { Registry } from './tables.ts';
import { letterColumns, selectLetter, type WholeLetter } from './whole-letter.ts';

/** The letter, locked against other changes until the commit; 404 when this operation does not reach it. */
export async function lockLetter(unit: Unit<Registry>, id: string): Promise<WholeLetter> {
  await unit.lock('letter', id);
  const letter = await selectLetter(unit.from('letter', 'record'), unit.actor.id)
    .where('letter.id', '=', id)
    .executeTakeFirst();
  if (!letter) throw new Refusal('not_found');
  return letter;
}

/** The columns of the letter's own row in which two states of it differ. */
function changedColumns(before: WholeLetter, after: WholeLetter) {
  const [old, fresh] = [letterColumns(before), letterColumns(after)];
  const ownColumns = Object.keys(fresh) as (keyof typeof fresh)[];
  return Object.fromEntries(
    ownColumns.filter((column) => old[column] !== fresh[column]).map((column) => [column, fresh[column]]),
  );
}

/** `after` differs from `before` in what `changes` name; its version and counterpart are set here. */
export async function writeChanges(
  unit: Unit<Registry>,
  before: WholeLetter,
  after: WholeLetter,
  changes: readonly FieldChange[],
  definitions: readonly FieldDefinition[] = [],
  /** What brought it about, when that is not the operation itself. */
  operation?: string,
): Promise<void> {
  const { id } = before;
  const changed = new Set(changes.map((change) => change.field));
  if (changed.size > 0) {
    after.stateGroup = stateGroupOf(after.state);
    after.counterpart = counterpartOf(after);
    const columns = changedColumns(before, after);
    if (Object.keys(columns).length > 0) await unit.update('letter').set(columns).where('letter.id', '=', id).execute();
    if (changed.has('addressees')) await writeAddressees(unit, id, before.addressees, after.addressees);
    const custom = changes.filter((change) => change.field.startsWith('custom.'));
    const values = custom.map(({ field, to }) => [field.slice('custom.'.length), to as CustomValue | null]);
    writeValues(unit, id, definitions, Object.fromEntries(values));
    after.version = await changeRecord(unit, id, {
      ...(changed.has('subject') ? { title: after.subject } : {}),
      ...(after.counterpart !== before.counterpart ? { counterpart: after.counterpart } : {}),
      ...(changed.has('state') ? { state: after.state, stateGroup: after.stateGroup } : {}),
      ...(changed.has('dueOn') ? { dueOn: after.dueOn } : {}),
      ...(changed.has('responsibleId') ? { responsibleId: after.responsibleId } : {}),
      ...(changed.has('clearance') ? { clearance: after.clearance } : {}),
      ...(after.life !== before.life ? { life: after.life as 'cancelled' } : {}),
    });
    after.changedAt = unit.moment;
    for (const [field, part] of Object.entries(partOfField) as [keyof typeof partOfField, 'responsible'][]) {
      if (!changed.has(field)) continue;
      await replaceParticipant(unit, id, part, after[field]);
      after.participants = after.participants.filter((one) => one.part !== part);
      if (after[field]) after.participants.push({ principalId: after[field], part });
    }
  }
  const note = await changeNote(
    unit,
    { id, kind: recordKindOf(before.direction), version: after.version },
    changes,
    typedFields,
  );
  unit.event({ ...note, ...(operation ? { operation } : {}), subjectIds: peopleOf(after) });
}
