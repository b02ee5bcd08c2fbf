// The whole of what hangs together by links, both ways. What the actor may not see is passed through, never shown.
import { sql } from 'kysely';
import type { StateGroup } from '#contract/core.ts';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { recordRows } from '../scope.ts';

export interface LinkedRecord {
  id: string;
  kind: string;
  number: string | null;
  title: string;
  counterpart: string;
  registeredOn: string | null;
  state: string;
  stateGroup: StateGroup;
  life: string;
  dueOn: string | null;
}
export interface LinkedChain {
  /** Oldest first. */
  records: LinkedRecord[];
  links: { id: string; fromId: string; toId: string; kind: string }[];
  /** There are more than `most`. */
  truncated: boolean;
}

/** Records of `kinds` reached from one of them, in two statements. */
export async function linkedChain(
  reader: AnyReader,
  start: string,
  kinds: readonly string[],
  most: number,
): Promise<LinkedChain> {
  const db = unscoped(reader);
  const lenses = reader.actor.rights.lenses(reader.operation);
  const { rows } = await sql<LinkedRecord & { reached: number }>`
    with recursive chain (id) as (
      select ${start}::uuid
      union
      select next.id from chain cross join lateral (
        select l.to_id as id from record_link l where l.from_id = chain.id
        union all
        select l.from_id from record_link l where l.to_id = chain.id
      ) as next join record r on r.id = next.id and r.kind = any(${[...kinds]}::text[])
    ), cut as materialized (select id from chain limit ${sql.raw(String(most + 1))})
    select record.id, record.kind, record.number, record.title, record.counterpart, record.registered_on as "registeredOn",
      record.state, record.state_group as "stateGroup", record.life, record.due_on as "dueOn",
      (select count(*)::int from cut) as reached
    from cut join record on record.id = cut.id where ${recordRows(lenses)}
    order by record.registration_order, record.id`.execute(db);
  const ids = rows.map((row) => row.id);
  const links =
    ids.length > 1
      ? await db
          .selectFrom('record_link')
          .select(['id', 'from_id as fromId', 'to_id as toId', 'kind'])
          .where('from_id', 'in', ids)
          .where('to_id', 'in', ids)
          .orderBy('id')
          .execute()
      : [];
  return {
    records: rows.map(({ reached: _reached, ...record }) => record),
    links,
    truncated: (rows[0]?.reached ?? 0) > most,
  };
}
