// The organisation's own fields as columns of a table: the headings they are known by, and their cells read by type.
import type { Text } from '#contract/core.ts';
import type { Sql } from '../db/sql.ts';
import { type FieldDefinition, fieldsBy } from '../fields/definition.ts';
import { checkedValue } from '../fields/take-values.ts';
import { RowReader } from './cells.ts';
import type { ImportColumn, ImportDefinition, RowCells } from './definition.ts';
import { plainHeading } from './guess-columns.ts';

/** By the field's key: people and groups by id, choices by key, contacts still in the words of the table. */
export type OwnCells = Record<string, string | number | boolean>;
export const ownKey = (field: { key: string }): string => `custom.${field.key}`;

/** Fields that records of this kind may have. */
export async function ownFieldsOf(sql: Sql, own: ImportDefinition['ownFields']): Promise<FieldDefinition[]> {
  if (!own) return [];
  const fields = await fieldsBy(sql, own.subject);
  return fields.filter((field) => field.enabled && (field.kinds.length === 0 || field.kinds.includes(own.kind)));
}

/** All columns of a table of this kind; its own heading wins where a field has the same. */
export async function columnsOf(sql: Sql, definition: ImportDefinition): Promise<readonly ImportColumn[]> {
  const fields = await ownFieldsOf(sql, definition.ownFields);
  return [...definition.columns, ...fields.map(ownColumn)];
}

function ownColumn(field: FieldDefinition): ImportColumn {
  const title = field.unit ? `${field.name}, ${field.unit}` : field.name;
  const about = aboutOf(field);
  return {
    key: ownKey(field),
    title: { ru: title, en: title },
    heads: [field.name, title, field.key].map(plainHeading),
    ...(about ? { about } : {}),
  };
}

function aboutOf(field: FieldDefinition): Text | undefined {
  const offered = field.options.filter((option) => !option.retired).map((option) => option.title);
  const names = offered.slice(0, 10).join(', ') + (offered.length > 10 ? '…' : '');
  if (field.type === 'choice') return { ru: `Варианты: ${names}`, en: `Options: ${names}` };
  if (field.type === 'principal')
    return { ru: 'Имя, логин или название группы', en: 'A name, a sign-in name or a name of a group' };
  if (field.type === 'contact')
    return { ru: 'Название или ИНН контакта, который уже есть', en: 'The name or INN of a contact that is there' };
  return field.help ? { ru: field.help, en: field.help } : undefined;
}

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
const yes = /^(да|\+|1|v|x|х|y|yes|true|истина|\*)$/i;
const no = /^(нет|[-–—]|0|n|no|false|ложь)$/i;

/** The cells of a row that its fields fill; what is wrong is told beside the row. */
export function readOwn(
  cells: RowCells,
  fields: readonly FieldDefinition[],
  principalOf: (name: string) => string | null,
): { values: OwnCells; problems: RowReader['problems'] } {
  const read = new RowReader(cells);
  const values: OwnCells = {};
  for (const field of fields) {
    const column = ownKey(field);
    const text = cells(column).trim();
    if (text === '') continue;
    const value = typedValue(field, text, read, principalOf);
    if (value === null) continue;
    // People, contacts and options are found elsewhere; what stands in former registers may be offered no longer.
    const found = ['choice', 'principal', 'contact'].includes(field.type)
      ? { value }
      : checkedValue(field, value, undefined);
    if ('code' in found) read.wrong(column, found.code, found.details);
    else if (found.value !== null) values[field.key] = found.value;
  }
  return { values, problems: read.problems };
}

/** Null for what is empty or has been told to be wrong. */
function typedValue(
  field: FieldDefinition,
  text: string,
  read: RowReader,
  principalOf: (name: string) => string | null,
): OwnCells[string] | null {
  const column = ownKey(field);
  const wrong = (code: string): null => {
    read.wrong(column, code, { name: text.slice(0, 200) });
    return null;
  };
  if (field.type === 'text') return text.replace(/\s+/g, ' ');
  if (field.type === 'long-text') return text;
  if (field.type === 'flag') return yes.test(text) ? true : no.test(text) ? false : wrong('import_own_flag');
  if (/^[-–—]+$/.test(text)) return null;
  switch (field.type) {
    case 'date':
      return read.date(column);
    case 'number':
      return numberOf(text, field.unit) ?? wrong('import_own_number');
    case 'choice': {
      const named = field.options.filter((one) => plain(one.title) === plain(text) || one.key === text);
      return (named.find((one) => !one.retired) ?? named[0])?.key ?? wrong('import_own_choice');
    }
    case 'principal':
      return principalOf(text) ?? wrong('import_own_principal');
    default:
      return text.length > 300 ? wrong('import_own_contact') : text.replace(/\s+/g, ' ');
  }
}

/** «1 250,50 руб.» and «1250.5»; undefined for what is no number. */
function numberOf(text: string, unit: string): number | undefined {
  const tight = (given: string) => given.toLowerCase().replace(/[\s\u00a0\u202f]/g, '');
  const bare = unit && tight(text).endsWith(tight(unit)) ? tight(text).slice(0, -tight(unit).length) : tight(text);
  const number = bare.replace(',', '.').replace('−', '-');
  return /^[-+]?\d+(\.\d+)?(e[-+]?\d{1,2})?$/.test(number) ? Number(number) : undefined;
}
