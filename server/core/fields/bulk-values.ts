// Values of the fields of many new records at once, beside the bulk path that writes the records.
import type { CustomInput } from '#contract/fields.ts';
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import type { FieldDefinition } from './definition.ts';
import type { CustomValue } from './take-values.ts';
import { valueColumns } from './write-values.ts';

/** Values that were checked before; people, groups and contacts by id. Returns the people outside whom they name. */
export async function writeManyValues(
  sql: Sql,
  fields: readonly FieldDefinition[],
  records: readonly { recordId: string; values: CustomInput }[],
): Promise<string[]> {
  const used = new Set<string>();
  const rows: Record<string, unknown>[] = [];
  const contacts = new Set<string>();
  for (const { recordId, values } of records)
    for (const field of fields) {
      const value = values[field.key];
      if (value === undefined || value === null) continue;
      const points = field.type === 'principal' || field.type === 'contact';
      const kept: CustomValue = points ? { id: String(value), name: '' } : value;
      rows.push({ id: newId(), record_id: recordId, field_id: field.id, ...valueColumns(field.type, kept) });
      if (!field.used) used.add(field.id);
      if (field.type === 'contact') contacts.add(String(value));
    }
  if (rows.length === 0) return [];
  await sql.query(
    `insert into record_field_value (id, record_id, field_id, registration_order, text_value, code, number_value, date_value,
       principal_id, contact_id)
     select given.id, given.record_id, given.field_id, record.registration_order, given.text_value, given.code,
       given.number_value, given.date_value, given.principal_id, given.contact_id
     from json_populate_recordset(null::record_field_value, $1::json) as given join record on record.id = given.record_id`,
    [JSON.stringify(rows)],
  );
  if (used.size > 0)
    await sql.query('update record_field set used = true where id = any($1) and not used', [[...used]]);
  if (contacts.size === 0) return [];
  const { rows: people } = await sql.query<{ id: string }>('select id from data_subject where id = any($1)', [
    [...contacts],
  ]);
  return people.map((one) => one.id);
}
