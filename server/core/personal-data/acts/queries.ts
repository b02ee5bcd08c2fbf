// The acts of destruction: a list, one, and its PDF.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { listActs, printAct, readAct } from '#contract/personal-data.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { writeEvents } from '../../events.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import type { Keys } from '../../keys.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { pseudonymOf } from '../values/pseudonym.ts';
import { type ActRow, actPdf } from './print-act.ts';

type Row = Omit<Output<typeof listActs>['items'][number], 'pseudonym'>;
const columns = `id, number, subject_id as "subjectId", way, made_at as "madeAt", keep_until as "keepUntil", backups_until as "backupsUntil"`;
const named = (keys: Keys, row: Row) => ({ ...row, pseudonym: pseudonymOf(keys, row.subjectId) });

export const listActsQuery = query(listActs, async (reader, input) => {
  requireEverywhere(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const { rows } = await sql<Row>`select ${sql.raw(columns)} from destruction_act
    where ${input.subjectId ? sql`subject_id = ${input.subjectId}` : sql`true`}
      and ${after ? sql`(made_at, id) < (${String(after.key)}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by made_at desc, id desc limit ${sql.raw(String(input.limit + 1))}`.execute(unscoped(reader));
  const { keys } = shapeOf(reader).services;
  const items = rows.slice(0, input.limit).map((row) => named(keys, row));
  const last = items.at(-1);
  return { items, next: rows.length > input.limit && last ? encodeCursor({ key: last.madeAt, id: last.id }) : null };
});

export const readActQuery = query(readAct, async (reader, input) => {
  requireEverywhere(reader);
  const { rows } = await sql<Row & { body: Record<string, unknown> }>`
    select ${sql.raw(columns)}, body from destruction_act where id = ${input.id}`.execute(unscoped(reader));
  const act = rows[0];
  if (!act) throw new Refusal('not_found');
  return { ...named(shapeOf(reader).services.keys, act), body: act.body };
});

export const printActStream = stream(printAct, async ({ services, actor, input, reply }) => {
  if (!actor.rights.everywhere(printAct.name)) throw new Refusal('not_allowed', { operation: printAct.name });
  const { rows } = await services.pools.read.query<ActRow>(
    `select ${columns}, body from destruction_act where id = $1`,
    [input.id],
  );
  const act = rows[0];
  if (!act) throw new Refusal('not_found');
  const pdf = await actPdf(services, act);
  const note = { subjectIds: [act.subjectId], data: { actId: act.id, act: act.number } };
  await writeEvents(services, services.pools.write, actor, printAct.name, [note], 'read');
  services.kick();
  reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `attachment; filename="act-${act.number}.pdf"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');
  return reply.send(pdf);
});
