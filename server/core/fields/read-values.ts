// The values of a record's fields as one column of a statement: key → value, people and contacts with their names.
import { type RawBuilder, sql } from 'kysely';
import type { CustomValue, CustomValues } from './take-values.ts';

/** As it is read: of a contact also whether it is a person, whose data is then shown. */
export type ReadValues = Record<string, CustomValue | { id: string; name: string; person: boolean }>;

/** A subselect; `record` is a reference to the record's id, such as `letter.id`. */
export const customSql = (record: string): RawBuilder<ReadValues> => sql<ReadValues>`
  coalesce((select json_object_agg(of_field.key, case of_field.type
      when 'number' then to_json(of_value.number_value)
      when 'date' then to_json(of_value.date_value)
      when 'flag' then to_json(of_value.code = 'yes')
      when 'choice' then to_json(of_value.code)
      when 'principal' then (select json_build_object('id', who.id, 'name', who.name) from principal who where who.id = of_value.principal_id)
      when 'contact' then (select json_build_object('id', who.id, 'name', who.title, 'person', exists (select from data_subject
        where data_subject.id = who.id)) from record who where who.id = of_value.contact_id)
      else to_json(of_value.text_value) end)
    from record_field_value of_value join record_field of_field on of_field.id = of_value.field_id
    where of_value.record_id = ${sql.ref(record)}
      and num_nonnulls(of_value.number_value, of_value.date_value, of_value.code, of_value.principal_id, of_value.contact_id,
        nullif(of_value.text_value, '')) > 0), '{}')`;

const isPointing = (value: unknown): value is { id: string; name: string; person?: boolean } =>
  typeof value === 'object' && value !== null && 'id' in value;

/** As cards show them. */
export const shownValues = (values: ReadValues): CustomValues =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, isPointing(value) ? { id: value.id, name: value.name } : value]),
  ) as CustomValues;

/** The people outside whom the values name. */
export const peopleIn = (values: ReadValues): string[] =>
  Object.values(values).flatMap((value) => (isPointing(value) && value.person ? [value.id] : []));
