// Removes a field that no record was ever given a value of; the others are switched off.
import { removeField } from '#contract/fields.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { readField } from '../definition.ts';

export const removeFieldAction = action(removeField, async (unit, { id }) => {
  requireEverywhere(unit);
  const field = await readField(unit, id);
  if (!field) throw new Refusal('not_found');
  if (field.used) throw new Refusal('field_in_use', { name: field.name });
  await unscoped(unit).deleteFrom('record_field').where('id', '=', id).execute();
  unit.event({ data: { fieldId: id, subject: field.subject, key: field.key, name: field.name } });
  return { ok: true as const };
});
