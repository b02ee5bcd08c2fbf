// The queue of what is to be destroyed, and one task with the leftovers found for it.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { listDisposals, readDisposal } from '#contract/personal-data.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { subjectName } from '../consents/consent-cards.ts';
import { leftoversOf } from './leftovers.ts';

type Row = Output<typeof listDisposals>['items'][number];

const columns = (
  today: string,
) => sql`d.id, d.number, d.subject_id as "subjectId", ${subjectName('d.subject_id')} as "subjectName",
  d.category, d.cause, d.way, d.reason, d.proposed_at as "proposedAt", d.due_on as "dueOn", d.due_on - ${today}::date as "daysLeft",
  d.state, (select name from principal where id = d.decided_by) as "decidedBy", d.decided_at as "decidedAt",
  d.act_id as "actId", (select number from destruction_act where id = d.act_id) as "actNumber", d.version`;

export const listDisposalsQuery = query(listDisposals, async (reader, input) => {
  requireEverywhere(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const state =
    input.state === 'open'
      ? sql`d.state in ('proposed', 'approved')`
      : input.state
        ? sql`d.state = ${input.state}`
        : sql`true`;
  const { rows } = await sql<Row>`select ${columns(reader.today)} from disposal d
    where ${state} and ${input.cause ? sql`d.cause = ${input.cause}` : sql`true`}
      and ${after ? sql`(d.due_on, d.id) > (${String(after.key)}::date, ${after.id}::uuid)` : sql`true`}
    order by d.due_on, d.id limit ${sql.raw(String(input.limit + 1))}`.execute(unscoped(reader));
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  reader.shows(new Set(items.map((row) => row.subjectId)));
  return { items, next: rows.length > input.limit && last ? encodeCursor({ key: last.dueOn, id: last.id }) : null };
});

export const readDisposalQuery = query(readDisposal, async (reader, input) => {
  requireEverywhere(reader);
  const { rows } = await sql<Row & { declineReason: string; searchedAt: string | null }>`
    select ${columns(reader.today)}, d.decline_reason as "declineReason", d.searched_at as "searchedAt"
    from disposal d where d.id = ${input.id}`.execute(unscoped(reader));
  const task = rows[0];
  if (!task) throw new Refusal('not_found');
  const leftovers = await leftoversOf(sqlOf(reader), shapeOf(reader).services, task.id, task.subjectId);
  reader.shows([task.subjectId]);
  const open = task.state === 'proposed' || task.state === 'approved';
  const can = [
    ...(task.state === 'proposed' ? ['privacy.disposal.approve'] : []),
    ...(open ? ['privacy.disposal.decline', 'privacy.disposal.search', 'privacy.disposal.decideLeftovers'] : []),
    ...(task.state === 'approved' ? ['privacy.disposal.carryOut'] : []),
  ].filter((name) => task.subjectId !== reader.actor.id && reader.actor.rights.everywhere(name));
  return {
    ...task,
    leftovers: leftovers.map(({ id, decision, title, place, excerpt }) => ({ id, decision, title, place, excerpt })),
    can,
  };
});
