// Definitions of fields as the program reads them: a subselect for statements that already run, or a read of their own.
import { type RawBuilder, sql } from 'kysely';
import type { FieldCard } from '#contract/fields.ts';
import type { Sql } from '../db/sql.ts';
import { unscoped } from '../handle.ts';

export type FieldDefinition = FieldCard;

const columnsText = `json_build_object('id', field.id, 'subject', field.subject, 'key', field.key, 'name', field.name,
  'type', field.type, 'help', field.help, 'unit', field.unit, 'decimals', field.decimals, 'options', field.options,
  'kinds', field.kinds, 'required', field.required, 'variants', field.variants, 'personal', field.personal,
  'enabled', field.enabled, 'used', field.used, 'position', field.position, 'version', field.version)`;
const columns = sql.raw(columnsText);

/** A subselect: all fields of a subject in their order, those switched off too. */
export const fieldsSql = (subject: string): RawBuilder<FieldDefinition[]> => sql<FieldDefinition[]>`
  coalesce((select json_agg(${columns} order by field.position, field.key) from record_field field
    where field.subject = ${subject}), '[]')`;

export async function readFields(handle: object, subject?: string): Promise<FieldDefinition[]> {
  const { rows } = await sql<{ card: FieldDefinition }>`select ${columns} as card from record_field field
    ${subject === undefined ? sql`` : sql`where field.subject = ${subject}`}
    order by field.subject, field.position, field.key`.execute(unscoped(handle));
  return rows.map((row) => row.card);
}

/** The same where no operation is at work, such as in a long task. */
export async function fieldsBy(db: Sql, subject: string): Promise<FieldDefinition[]> {
  const { rows } = await db.query<{ card: FieldDefinition }>(
    `select ${columnsText} as card from record_field field where field.subject = $1 order by field.position, field.key`,
    [subject],
  );
  return rows.map((row) => row.card);
}

export async function readField(handle: object, id: string): Promise<FieldDefinition | undefined> {
  const { rows } = await sql<{ card: FieldDefinition }>`select ${columns} as card from record_field field
    where field.id = ${id}`.execute(unscoped(handle));
  return rows[0]?.card;
}
