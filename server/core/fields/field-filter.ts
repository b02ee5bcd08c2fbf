// Conditions of a list on fields: each a range of an index, and the same condition asked of a single row; and the sort by
// a number or a date.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { CustomFilter } from '#contract/fields.ts';
import type { ListFilter, SortKey } from '../records/list-request.ts';
import { refuseField } from '../refusal.ts';
import type { FieldDefinition } from './definition.ts';

type Given = CustomFilter[string];

const isRange = (given: Given): given is { from?: string | number; to?: string | number } =>
  typeof given === 'object' && !Array.isArray(given);
const isId = (given: Given): given is string => typeof given === 'string' && /^[0-9a-f-]{36}$/i.test(given);

/** The expression of the index `record_field_value_words`. */
const wordsOf = sql`(to_tsvector('pg_catalog.russian', translate(lower(valued.text_value), 'ё«»„“”№', 'е      '))
    || to_tsvector('pg_catalog.simple', translate(lower(valued.text_value), 'ё«»„“”№', 'е      ')))`;

function between(column: string, type: 'numeric' | 'date', from: unknown, to: unknown): RawBuilder<SqlBool> {
  const name = sql.ref(`valued.${column}`);
  const kind = sql.raw(type);
  const bounds = [
    ...(from === undefined ? [] : [sql`${name} >= ${from}::${kind}`]),
    ...(to === undefined ? [] : [sql`${name} <= ${to}::${kind}`]),
  ];
  return bounds.length > 0 ? sql<SqlBool>`${sql.join(bounds, sql` and `)}` : sql<SqlBool>`${name} is not null`;
}

/** Each word by its beginning or its Russian stem; undefined when nothing was typed that could be found. */
function hasWords(typed: string): RawBuilder<SqlBool> | undefined {
  const found = (
    typed
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, 10);
  if (found.length === 0) return undefined;
  const each = found.map((word) => sql`(${`'${word}':*`}::tsquery || plainto_tsquery('pg_catalog.russian', ${word}))`);
  return sql<SqlBool>`valued.text_value is not null and ${wordsOf} @@ (${sql.join(each, sql` && `)})`;
}

/** The condition on a value's row `valued`; undefined when the field is not filtered like this. */
function conditionOf(field: FieldDefinition, given: Given): RawBuilder<SqlBool> | undefined {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return typeof given === 'string' ? hasWords(given) : undefined;
    case 'number':
      if (!isRange(given) || [given.from, given.to].some((one) => typeof one === 'string')) return undefined;
      return between('number_value', 'numeric', given.from, given.to);
    case 'date':
      if (!isRange(given) || [given.from, given.to].some((one) => typeof one === 'number')) return undefined;
      return between('date_value', 'date', given.from, given.to);
    case 'flag':
      return typeof given === 'boolean' ? sql<SqlBool>`valued.code = 'yes'` : undefined;
    case 'choice': {
      const options = typeof given === 'string' ? [given] : Array.isArray(given) ? given : undefined;
      if (!options) return undefined;
      return options.length === 1
        ? sql<SqlBool>`valued.code = ${options[0]}`
        : sql<SqlBool>`valued.code = any(${options}::text[])`;
    }
    case 'principal':
      return isId(given) ? sql<SqlBool>`valued.principal_id = ${given}::uuid` : undefined;
    case 'contact':
      return isId(given) ? sql<SqlBool>`valued.contact_id = ${given}::uuid` : undefined;
  }
}

export function fieldFilters(fields: readonly FieldDefinition[], filter: CustomFilter): ListFilter[] {
  return Object.entries(filter).map(([key, given]) => {
    const field = fields.find((one) => one.key === key);
    if (!field) throw refuseField(`custom.${key}`, 'custom_unknown');
    const condition = conditionOf(field, given);
    if (!condition) throw refuseField(`custom.${key}`, 'custom_filter_wrong');
    const valued = sql<SqlBool>`valued.field_id = ${field.id} and ${condition}`;
    const where = sql<SqlBool>`exists (select from record_field_value valued where valued.record_id = record.id and ${valued} offset 0)`;
    // A box that was never marked says no as well.
    if (given === false) return { where: sql<SqlBool>`not ${where}` };
    return {
      where,
      among: {
        key: `field ${field.id} ${JSON.stringify(given)}`,
        ids: sql`select valued.record_id as id, valued.registration_order as place from record_field_value valued where ${valued}`,
        placed: true,
      },
    };
  });
}

/** `custom.sum`, or `-custom.sum` for the greatest first. Only records that have the field stand in such a list. */
export function fieldSort(fields: readonly FieldDefinition[], sort: string): SortKey {
  const descending = sort.startsWith('-');
  const key = sort.slice(sort.indexOf('.') + 1);
  const field = fields.find((one) => one.key === key);
  if (!field || (field.type !== 'number' && field.type !== 'date')) throw refuseField('sort', 'custom_sort_wrong');
  const number = field.type === 'number';
  return {
    column: number ? 'sorted.number_value' : 'sorted.date_value',
    descending,
    type: number ? 'numeric' : 'date',
    present: true,
    of: {
      table: sql`record_field_value as sorted`,
      recordId: 'sorted.record_id',
      where: sql<SqlBool>`sorted.field_id = ${field.id}`,
    },
  };
}
