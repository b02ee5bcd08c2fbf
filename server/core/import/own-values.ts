// Values of the organisation's own fields in an import: read from rows, judged by what the database tells, written with new
// records, and given to the module's action for those that change.
import { type CustomInput, type FieldPlace, fieldAt } from '#contract/fields.ts';
import type { StoredProblem } from '../db/import-rows.ts';
import type { Sql } from '../db/sql.ts';
import { writeManyValues } from '../fields/bulk-values.ts';
import type { ImportDefinition, RowCells } from './definition.ts';
import { type OwnCells, ownFieldsOf, ownKey, readOwn } from './own-columns.ts';

export interface OwnLine {
  own: OwnCells;
  /** Null when only the module's action will know. */
  place: FieldPlace | null;
  problems: StoredProblem[];
}
/** What the module finds by the words of a table. */
export interface OwnNames {
  /** A person or a group. */
  principalOf(name: string): string | null;
  /** Contacts by these names or taxpayer numbers, as far as each is one that the actor may see. */
  contactsNamed(sql: Sql, names: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
export type OwnValues = Awaited<ReturnType<typeof openOwnValues>>;

export async function openOwnValues(db: Sql, own: ImportDefinition['ownFields'], names: OwnNames) {
  const fields = await ownFieldsOf(db, own);
  const contacts = new Map<string, string>();
  const isContact = (key: string) => fields.some((field) => field.key === key && field.type === 'contact');
  const inputOf = (values: OwnCells): CustomInput =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => {
        const kept = isContact(key) ? contacts.get(value as string) : value;
        return kept === undefined ? [] : [[key, kept]];
      }),
    );
  return {
    read: (cells: RowCells) => readOwn(cells, fields, names.principalOf),
    inputOf,

    async judge(sql: Sql, lines: readonly OwnLine[]): Promise<void> {
      const wanted = lines.flatMap(({ own: values }) =>
        Object.entries(values).flatMap(([key, value]) => (isContact(key) ? [value as string] : [])),
      );
      contacts.clear();
      if (wanted.length > 0)
        for (const [name, id] of await names.contactsNamed(sql, [...new Set(wanted)])) contacts.set(name, id);
      for (const { own: values, place, problems } of lines)
        for (const field of fields) {
          const value = values[field.key];
          if (value === undefined) continue;
          const column = ownKey(field);
          if (place && !fieldAt(field, place).has)
            problems.push({ column, code: 'custom_not_here', details: { name: field.name } });
          else if (field.type === 'contact' && !contacts.has(value as string))
            problems.push({ column, code: 'import_own_contact', details: { name: value } });
        }
    },

    /** Values of new records; says which people outside they name. */
    write: (sql: Sql, rows: readonly { recordId: string; own: OwnCells }[]): Promise<string[]> =>
      writeManyValues(
        sql,
        fields,
        rows.map(({ recordId, own: values }) => ({ recordId, values: inputOf(values) })),
      ),
  };
}
