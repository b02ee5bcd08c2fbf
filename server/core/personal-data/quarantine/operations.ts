// What the personal-data officer does with attachments that showed a patient: sees the list, opens one, gives one back.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { listQuarantine, openQuarantined, returnQuarantined } from '#contract/personal-data.ts';
import { action, query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { writeEvents } from '../../events.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { findFile } from '../../files/file-row.ts';
import { sendFile } from '../../files/send-file.ts';
import { one, unscoped } from '../../handle.ts';
import { stream } from '../../operation.ts';
import { changeRecord } from '../../records/change.ts';
import { Refusal } from '../../refusal.ts';

type Held = Output<typeof listQuarantine>['items'][number];

export const listQuarantineQuery = query(listQuarantine, async (reader, input) => {
  requireEverywhere(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const states = {
    held: sql`q.returned_at is null and q.destroyed_at is null`,
    returned: sql`q.returned_at is not null`,
    destroyed: sql`q.destroyed_at is not null`,
  };
  const state = input.state ? states[input.state] : sql`true`;
  const { rows } = await sql<Held>`
    select q.id, q.record_id as "recordId", r.kind as "recordKind", r.number as "recordNumber", f.name,
      f.media_type as "mediaType", f.size, q.reason, q.redacted_id is not null as redacted, q.held_at as "heldAt",
      q.held_by as "heldById", by.name as "heldBy", q.returned_at as "returnedAt",
      q.destroyed_at as "destroyedAt", q.conclusion
    from file_quarantine q join record r on r.id = q.record_id left join file f on f.id = q.file_id
      join principal by on by.id = q.held_by
    where ${state} and ${after ? sql`(q.held_at, q.id) < (${String(after.key)}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by q.held_at desc, q.id desc limit ${sql.raw(String(input.limit + 1))}`.execute(unscoped(reader));
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  reader.shows(new Set(items.map((row) => row.heldById)));
  return { items, next: rows.length > input.limit && last ? encodeCursor({ key: last.heldAt, id: last.id }) : null };
});

export const openQuarantinedStream = stream(openQuarantined, async ({ services, actor, input, request, reply }) => {
  if (!actor.rights.everywhere(openQuarantined.name))
    throw new Refusal('not_allowed', { operation: openQuarantined.name });
  const { rows } = await services.pools.read.query<{ file_id: string; record_id: string; kind: string }>(
    `select q.file_id, q.record_id, r.kind from file_quarantine q join record r on r.id = q.record_id
     where q.id = $1 and q.returned_at is null and q.file_id is not null`,
    [input.id],
  );
  const [held] = rows;
  const file = held ? await findFile(services.pools.read, held.file_id) : null;
  if (!held || !file) throw new Refusal('not_found');
  const note = {
    recordId: held.record_id,
    recordKind: held.kind,
    data: { quarantineId: input.id, sha256: file.sha256 },
  };
  await writeEvents(services, services.pools.write, actor, openQuarantined.name, [note], 'read');
  services.kick();
  return sendFile({ services, request, reply }, file, { inline: true });
});

export const returnQuarantinedAction = action(returnQuarantined, async (unit, input) => {
  requireEverywhere(unit);
  const db = unscoped(unit);
  const held = await one(
    db
      .selectFrom('file_quarantine as q')
      .select(['q.id', 'q.file_id', 'q.held_at', 'q.redacted_id'])
      .where('q.id', '=', input.id)
      .where('q.returned_at', 'is', null)
      .where('q.file_id', 'is not', null)
      .forUpdate('q')
      .executeTakeFirst(),
  );
  // On every record that it was taken off then; the copies that came in its place go.
  const { rows: back } = await sql<{ recordId: string; kind: string; audience: 'internal' | 'external' }>`
    with back as (update attachment set removed_at = null where file_id = ${held.file_id} and removed_at = ${held.held_at}
      returning record_id, audience)
    select back.record_id as "recordId", r.kind, back.audience from back join record r on r.id = back.record_id`.execute(
    db,
  );
  if (held.redacted_id)
    await sql`update attachment set removed_at = ${unit.moment} where removed_at is null
      and file_id = (select copy.file_id from attachment copy where copy.id = ${held.redacted_id})`.execute(db);
  await db
    .updateTable('file_quarantine')
    .set({ returned_at: unit.moment, returned_by: unit.actor.id, conclusion: input.conclusion })
    .where('id', '=', held.id)
    .execute();
  for (const { recordId, kind, audience } of back)
    unit.event({
      recordId,
      recordKind: kind,
      audience,
      data: { version: await changeRecord(unit, recordId), quarantineId: held.id, fields: ['attachments'] },
    });
  return { ok: true as const };
});
