// Whose chats are linked or were: the newest link first. Neither the chat's number nor a name of the messenger is shown.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { listChats } from '#contract/messenger.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';

type Row = Output<typeof listChats>['items'][number];

export const listChatsQuery = query(listChats, async (reader, input) => {
  requireEverywhere(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  if (after && Number.isNaN(Date.parse(after.key))) throw new Refusal('bad_cursor');
  const conditions: RawBuilder<SqlBool>[] = [sql`c.linked_at is not null and c.channel <> 'web'`];
  if (input.state) conditions.push(sql`c.state = ${input.state}`);
  if (after) conditions.push(sql`(c.linked_at, c.id) < (${after.key}::timestamptz, ${after.id}::uuid)`);
  for (const word of (input.q ?? '').toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)) {
    conditions.push(sql`replace(lower(p.name), 'ё', 'е') like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  }
  const { rows } = await sql<Row>`
    select c.id, c.channel, c.state, json_build_object('id', p.id, 'name', p.name) as person, c.linked_at as "linkedAt",
      c.seen_at as "seenAt", c.ended_at as "endedAt", c.ended_cause as "endedCause",
      case when c.muted_until > ${reader.now.toISOString()} then c.muted_until end as "mutedUntil",
      c.consent_id is not null as consent
    from chat c join principal p on p.id = c.person_id where ${sql.join(conditions, sql` and `)}
    order by c.linked_at desc, c.id desc limit ${sql.raw(String(input.limit + 1))}`.execute(unscoped(reader));
  const items = rows.slice(0, input.limit);
  reader.shows(items.map(({ person }) => person.id));
  const last = items.at(-1);
  return {
    items,
    next: rows.length > input.limit && last ? encodeCursor({ key: last.linkedAt, id: last.id }) : null,
  };
});
