// One's own notices, newest first. A record that the person no longer sees is not named.
import { sql } from 'kysely';
import { listNotices } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { isId } from '../../ids.ts';
import { eventTitle } from '../../journal/titles.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import { audiencesFor, type Reachable } from '../audience.ts';

interface Named extends Reachable {
  id: string;
  number: string | null;
  title: string;
}

export const listNoticesQuery = query(listNotices, async (reader, input) => {
  const me = accountOf(reader.actor);
  if (input.after !== undefined && !isId(input.after)) throw new Refusal('bad_cursor');
  const db = unscoped(reader);
  let page = db
    .selectFrom('notice')
    .select(['id', 'operation', 'record_id', 'data', 'created_at', 'read_at'])
    .where('user_id', '=', me)
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (input.after) page = page.where('id', '<', input.after);
  const [rows, unread] = await Promise.all([
    page.execute(),
    db
      .selectFrom('notice')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('user_id', '=', me)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ]);
  const notices = rows.slice(0, input.limit);
  const records = await visibleAmong(
    reader,
    notices.flatMap((notice) => notice.record_id ?? []),
  );
  const { catalog } = shapeOf(reader).services;
  return {
    items: notices.map((notice) => {
      const record = records.get(notice.record_id ?? '');
      return {
        id: notice.id,
        operation: notice.operation,
        title: eventTitle(catalog, notice.operation),
        recordId: record?.id ?? null,
        recordKind: record?.kind ?? null,
        number: record?.number ?? null,
        recordTitle: record?.title ?? null,
        data: notice.data,
        createdAt: notice.created_at,
        readAt: notice.read_at,
      };
    }),
    next: rows.length > input.limit ? (notices.at(-1)?.id ?? null) : null,
    unread: unread.count,
  };
});

async function visibleAmong(reader: AnyReader, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Named>`
    select r.id, r.kind, r.number, r.title, r.clearance,
      coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
        from participant p where p.record_id = r.id), '[]') as participants
    from record r where r.id = any(${[...new Set(ids)]}::uuid[])`.execute(unscoped(reader));
  return new Map(rows.filter((row) => audiencesFor(reader, row).length > 0).map((row) => [row.id, row]));
}
