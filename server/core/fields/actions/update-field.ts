// Changes a field, or switches it off; values that stand keep their meaning.
import { sql } from 'kysely';
import { updateField } from '#contract/fields.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { mergeFields } from '../../field-merge.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import type { AnyUnit } from '../../unit.ts';
import { type FieldDefinition, readField } from '../definition.ts';
import { requireFits, requireSubject, requireUsedStays } from '../field-rows.ts';

export const updateFieldAction = action(updateField, async (unit, input) => {
  requireEverywhere(unit);
  const { id, ...patch } = input;
  await unscoped(unit).selectFrom('record_field').select('id').where('id', '=', id).forUpdate().execute();
  const before = await readField(unit, id);
  if (!before) throw new Refusal('not_found');
  const changes = await mergeFields(
    { version: before.version, seen: seenVersion(input), movedSince: (seen) => movedSince(unit, id, seen) },
    { ...before },
    patch,
  );
  const after = {
    ...before,
    ...Object.fromEntries(changes.map((change) => [change.field, change.to])),
  } as FieldDefinition;
  if (changes.length > 0) {
    requireUsedStays(before, after);
    await requireFits(unit, requireSubject(unit, before.subject), after);
    await unscoped(unit)
      .updateTable('record_field')
      .set({
        name: after.name,
        type: after.type,
        help: after.help,
        unit: after.unit,
        decimals: after.decimals,
        options: JSON.stringify(after.type === 'choice' ? after.options : []),
        kinds: after.kinds,
        required: after.required,
        variants: after.variants && JSON.stringify(after.variants),
        personal: after.personal,
        enabled: after.enabled,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', id)
      .execute();
  }
  unit.event({
    data: {
      fieldId: id,
      key: before.key,
      version: before.version + (changes.length > 0 ? 1 : 0),
      fields: changes.map((change) => change.field),
      changes,
    },
  });
  return (await readField(unit, id)) as FieldDefinition;
});

async function movedSince(unit: AnyUnit, id: string, seen: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ field: string }>`
    select distinct jsonb_array_elements_text(data -> 'fields') as field from event
    where operation = ${updateField.name} and outcome = 'done' and data ->> 'fieldId' = ${id}
      and (data ->> 'version')::int > ${seen}`.execute(unscoped(unit));
  return new Set(rows.map((row) => row.field));
}
