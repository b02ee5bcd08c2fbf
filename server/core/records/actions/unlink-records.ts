// Takes a link away from either of its ends; the history of both tells of it.
import { unlinkRecords } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { one, unscoped } from '../../handle.ts';
import { reachRecord, visibleRecord } from '../reach.ts';
import { tellLink } from '../tell-link.ts';

export const unlinkRecordsAction = action(unlinkRecords, async (unit, input) => {
  const record = await reachRecord(unit, input.id);
  const link = await one(
    unscoped(unit)
      .deleteFrom('record_link')
      .where('id', '=', input.linkId)
      .where((eb) => eb.or([eb('from_id', '=', record.id), eb('to_id', '=', record.id)]))
      .returning(['id', 'kind', 'from_id', 'to_id'])
      .executeTakeFirst(),
  );
  // A link to what the person does not see is not shown to them, so it isn't theirs to take away.
  const other = await visibleRecord(unit, link.from_id === record.id ? link.to_id : link.from_id);
  await tellLink(unit, { fromId: link.from_id, toId: link.to_id, kind: link.kind });
  const data = { linkId: link.id, kind: link.kind, fromId: link.from_id, toId: link.to_id };
  for (const end of [record, other]) unit.event({ recordId: end.id, recordKind: end.kind, data });
  return { ok: true as const };
});
