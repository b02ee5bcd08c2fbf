// What earlier runs brought over: which of our records an old id became. A second run writes nothing twice, and one that was
// interrupted goes on.
import { createHash } from 'node:crypto';
import type { Sql } from '#core/db/sql.ts';
import type { Mapping } from './layout.ts';
import type { LegacyRow } from './open-sqlite.ts';

export type LegacyKind = 'user' | 'category' | 'ticket' | 'message' | 'audit';
export interface Known {
  recordId: string;
  digest: string;
}
export interface NewKey {
  kind: LegacyKind;
  key: string;
  digest: string;
  recordId: string;
}
/** Ids are those of one old system; another one is told apart by the name that its mapping file gives it. */
const named = ({ mapping }: Source, kind: LegacyKind) =>
  `helpdesk.legacy.${kind}${mapping.source ? ` ${mapping.source}` : ''}`;
interface Source {
  mapping: Pick<Mapping, 'source'>;
}

export const digestOf = (row: LegacyRow): string => createHash('sha256').update(JSON.stringify(row)).digest('hex');

export async function knownOf(
  source: Source,
  sql: Sql,
  kind: LegacyKind,
  keys: readonly string[],
): Promise<Map<string, Known>> {
  const { rows } = await sql.query<Known & { key: string }>(
    'select key, record_id as "recordId", digest from data_import_key where kind = $1 and key = any($2::text[])',
    [named(source, kind), keys],
  );
  return new Map(rows.map(({ key, ...known }) => [key, known]));
}

export async function keepKeys(source: Source, sql: Sql, keys: readonly NewKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql.query(
    `insert into data_import_key (kind, key, digest, record_id)
     select * from json_to_recordset($1::json) as given (kind text, key text, digest text, record_id uuid)`,
    [
      JSON.stringify(
        keys.map(({ kind, recordId, ...rest }) => ({ ...rest, kind: named(source, kind), record_id: recordId })),
      ),
    ],
  );
}
