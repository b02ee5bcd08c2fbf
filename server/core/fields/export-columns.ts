// The organisation's own fields as columns of an exported list, under the keys that the screen's columns have.
import type { ListColumn } from '../export/list-export.ts';
import type { Cell, TableColumn } from '../export/table.ts';
import { type FieldDefinition, readFields } from './definition.ts';

type Row = { custom?: Record<string, unknown> | undefined };

const kinds: Partial<Record<FieldDefinition['type'], TableColumn['kind']>> = {
  number: 'number',
  date: 'date',
  flag: 'flag',
};

function cellOf(field: FieldDefinition, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (field.type === 'choice') return field.options.find((option) => option.key === value)?.title ?? String(value);
  return typeof value === 'object' ? (value as { name: string }).name : (value as Cell);
}

export async function fieldColumns(handle: object, subject: string): Promise<ListColumn<Row>[]> {
  const fields = await readFields(handle, subject);
  return fields.map((field) => {
    const title = field.unit ? `${field.name}, ${field.unit}` : field.name;
    return {
      key: `custom.${field.key}`,
      title: { ru: title, en: title },
      kind: kinds[field.type] ?? 'text',
      width: field.type === 'text' || field.type === 'long-text' ? 30 : 16,
      hidden: true,
      value: (row) => cellOf(field, row.custom?.[field.key]),
    };
  });
}
