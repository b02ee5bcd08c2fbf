// Which entries of time are meant: between two days, of a person, of a category with those inside it.

import type { RawBuilder, SqlBool } from 'kysely';
import type { Input } from '#contract/core.ts';
import type { sumTime } from '#contract/helpdesk.ts';
import type { Reader } from '#core/reader.ts';
import { sql } from '#core/sql.ts';
import { idsUnder, loadTree } from '../categories/tree.ts';
import type { Helpdesk } from '../tables.ts';

export type TimeFilter = Pick<Input<typeof sumTime>, 'from' | 'to' | 'personId' | 'categoryId'>;

export async function timeConditions(reader: Reader<Helpdesk>, filter: TimeFilter): Promise<RawBuilder<SqlBool>[]> {
  const { from, to, personId, categoryId } = filter;
  const ids = categoryId ? idsUnder(await loadTree(reader), categoryId) : null;
  return [
    ...(from ? [sql<SqlBool>`ticket_time.worked_on >= ${from}::date`] : []),
    ...(to ? [sql<SqlBool>`ticket_time.worked_on <= ${to}::date`] : []),
    ...(personId ? [sql<SqlBool>`ticket_time.person_id = ${personId}`] : []),
    ...(ids
      ? [
          sql<SqlBool>`exists (select from ticket t where t.id = ticket_time.ticket_id and t.category_id = any(${ids}::uuid[]))`,
        ]
      : []),
  ];
}
