// A typed link between two records that the person sees; the history of both tells of it.
import { linkRecords } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { lockWords } from '../../lock-words.ts';
import { Refusal } from '../../refusal.ts';
import { reachRecord, visibleRecord } from '../reach.ts';
import { tellLink } from '../tell-link.ts';

export const linkRecordsAction = action(linkRecords, async (unit, input) => {
  if (input.id === input.toId) throw new Refusal('link_to_itself');
  const from = await reachRecord(unit, input.id);
  const to = await visibleRecord(unit, input.toId);
  const db = unscoped(unit);
  // The same link drawn from both ends at once is one link.
  await lockWords(unit, 'record-link', [`${[from.id, to.id].sort().join(' ')} ${input.kind}`]);
  const ends = [from.id, to.id];
  const known = await db
    .selectFrom('record_link')
    .select('id')
    .where('from_id', 'in', ends)
    .where('to_id', 'in', ends)
    .where('kind', '=', input.kind)
    .executeTakeFirst();
  if (known) throw new Refusal('conflict');
  const id = newId(unit.now.getTime());
  await db
    .insertInto('record_link')
    .values({
      id,
      from_id: from.id,
      to_id: to.id,
      kind: input.kind,
      created_by: unit.actor.id,
      created_at: unit.moment,
    })
    .execute();
  await tellLink(unit, { fromId: from.id, toId: to.id, kind: input.kind });
  const data = { linkId: id, kind: input.kind, fromId: from.id, toId: to.id };
  for (const end of [from, to]) unit.event({ recordId: end.id, recordKind: end.kind, data });
  return { ok: true as const };
});
