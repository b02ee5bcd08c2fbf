// One's own notices, newest first. A record that the person no longer sees is not named.
import { sql } from 'kysely';
import { listNotices } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { idCursor } from '../../cursor.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { rightsToday } from '../../identity/rights-today.ts';
import { isId } from '../../ids.ts';
import { eventTitle } from '../../journal/titles.ts';
import { mentionKind } from '../../notify/kinds.ts';
import { noticesFor } from '../../notify/notices-for.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { Rights } from '../../rights.ts';
import { audiencesOf, type Reachable } from '../audience.ts';

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
    .select(['id', 'kind', 'operation', 'record_id', 'data', 'created_at', 'read_at'])
    .where('user_id', '=', me)
    .where('shown', '=', true)
    .where(noticesFor(reader.actor))
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (input.after) page = page.where('id', '<', idCursor(input.after));
  const [rows, unread] = await Promise.all([
    page.execute(),
    db
      .selectFrom('notice')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('user_id', '=', me)
      .where('read_at', 'is', null)
      .where('shown', '=', true)
      .where(noticesFor(reader.actor))
      .executeTakeFirstOrThrow(),
  ]);
  const notices = rows.slice(0, input.limit);
  const absent = await absentAmong(reader, [...new Set(notices.flatMap((notice) => forIdOf(notice) ?? []))]);
  const records = await recordsAmong(
    reader,
    notices.flatMap((notice) => notice.record_id ?? []),
  );
  const { catalog } = shapeOf(reader).services;
  return {
    items: notices.map((notice) => {
      const forId = forIdOf(notice);
      const forPerson = absent.get(forId ?? '');
      const found = records.get(notice.record_id ?? '');
      const rights = forId === undefined || forId === reader.actor.behalfOf ? reader.actor.rights : forPerson?.rights;
      const record = found && rights && audiencesOf(catalog, { rights }, found).length > 0 ? found : undefined;
      return {
        id: notice.id,
        operation: notice.operation,
        title:
          (notice.kind === mentionKind && catalog.noticeKinds.get(mentionKind)?.title) ||
          eventTitle(catalog, notice.operation),
        recordId: record?.id ?? null,
        recordKind: record?.kind ?? null,
        number: record?.number ?? null,
        recordTitle: record?.title ?? null,
        forPerson: forPerson ? { id: forPerson.id, name: forPerson.name } : null,
        data: notice.data,
        createdAt: notice.created_at,
        readAt: notice.read_at,
      };
    }),
    next: rows.length > input.limit ? (notices.at(-1)?.id ?? null) : null,
    unread: unread.count,
  };
});

const forIdOf = (notice: { data: Record<string, unknown> }): string | undefined =>
  typeof notice.data.forId === 'string' ? notice.data.forId : undefined;

interface Absent {
  id: string;
  name: string;
  /** Those that the reader has in this person's name today. */
  rights: Rights | undefined;
}

async function absentAmong(reader: AnyReader, ids: readonly string[]): Promise<Map<string, Absent>> {
  if (ids.length === 0) return new Map();
  const { services } = shapeOf(reader);
  const people = await unscoped(reader).selectFrom('principal').select(['id', 'name']).where('id', 'in', ids).execute();
  const found = new Map<string, Absent>();
  for (const { id, name } of people) {
    const rights = await rightsToday(services, { ...reader.actor, behalfOf: id, standing: { name, endsAt: '' } });
    found.set(id, { id, name, rights });
  }
  return found;
}

async function recordsAmong(reader: AnyReader, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Named>`
    select r.id, r.kind, r.number, r.title, r.clearance,
      coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
        from participant p where p.record_id = r.id), '[]') as participants
    from record r where r.id = any(${[...new Set(ids)]}::uuid[])`.execute(unscoped(reader));
  return new Map(rows.map((row) => [row.id, row]));
}
