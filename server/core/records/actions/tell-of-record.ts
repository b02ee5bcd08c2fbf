// A notice of a record to people and groups whom somebody names.
import { tellOfRecord } from '#contract/record-people.ts';
import { action } from '../../core-operation.ts';
import { sqlOf } from '../../handle.ts';
import { refuseField } from '../../refusal.ts';
import { reachRecord } from '../reach.ts';

export const tellOfRecordAction = action(tellOfRecord, async (unit, { id, principalIds }) => {
  const record = await reachRecord(unit, id);
  const ids = [...new Set(principalIds)];
  const { rows } = await sqlOf(unit).query<{ id: string }>(
    `select id from principal where id = any($1::uuid[]) and kind in ('user', 'group')`,
    [ids],
  );
  if (rows.length < ids.length) throw refuseField('principalIds', 'not_found');
  unit.event({ recordId: record.id, recordKind: record.kind, data: { principalIds: ids } });
  return { ok: true as const };
});
