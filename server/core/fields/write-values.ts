// Keeps the values of a record's fields, each in the column of its type.
import { type CompiledQuery, sql } from 'kysely';
import { unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';
import type { FieldDefinition } from './definition.ts';
import type { Named } from './names.ts';
import type { CustomValue } from './take-values.ts';

/** The columns of a value of this type. */
export function valueColumns(type: FieldDefinition['type'], value: CustomValue): Record<string, unknown> {
  const point = () => (value as Named).id;
  switch (type) {
    case 'number':
      return { number_value: value };
    case 'date':
      return { date_value: value };
    case 'flag':
      return { code: value ? 'yes' : 'no' };
    case 'choice':
      return { code: value };
    case 'principal':
      return { principal_id: point() };
    case 'contact':
      return { contact_id: point() };
    default:
      return { text_value: value };
  }
}

function written(unit: AnyUnit, rows: readonly Record<string, unknown>[], recordId: string): CompiledQuery {
  return sql`
    insert into record_field_value (id, record_id, field_id, registration_order, text_value, code, number_value, date_value,
      principal_id, contact_id)
    select given.id, ${recordId}, given.field_id, record.registration_order, given.text_value, given.code, given.number_value,
      given.date_value, given.principal_id, given.contact_id
    from json_populate_recordset(null::record_field_value, ${JSON.stringify(rows)}::json) as given
      join record on record.id = ${recordId}
    on conflict (record_id, field_id) do update set text_value = excluded.text_value, code = excluded.code,
      number_value = excluded.number_value, date_value = excluded.date_value, principal_id = excluded.principal_id,
      contact_id = excluded.contact_id`.compile(unscoped(unit));
}

/**
 * Writes and empties values of a record that stands, or is being written ahead of these. The statements are on their way
 * when this returns; what fails in them fails the action at its end.
 */
export function writeValues(
  unit: AnyUnit,
  recordId: string,
  fields: readonly FieldDefinition[],
  values: Record<string, CustomValue | null>,
): void {
  const rows: Record<string, unknown>[] = [];
  const emptied: string[] = [];
  const first: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = fields.find((one) => one.key === key);
    if (!field) continue;
    if (value === null) emptied.push(field.id);
    else {
      rows.push({ id: newId(unit.now.getTime()), field_id: field.id, ...valueColumns(field.type, value) });
      if (!field.used) first.push(field.id);
    }
  }
  const db = unscoped(unit);
  if (rows.length > 0) unit.sendBehind(written(unit, rows, recordId));
  if (emptied.length > 0)
    unit.sendBehind(
      db.deleteFrom('record_field_value').where('record_id', '=', recordId).where('field_id', 'in', emptied).compile(),
    );
  if (first.length > 0)
    unit.sendBehind(
      db.updateTable('record_field').set({ used: true }).where('id', 'in', first).where('used', '=', false).compile(),
    );
}
