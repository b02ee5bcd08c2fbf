// People who watch a record because somebody named them. Watching opens nothing: who does not see the record hears nothing.
import { appointWatchers } from '#contract/record-people.ts';
import { action } from '../../core-operation.ts';
import { sqlOf } from '../../handle.ts';
import { refuseField } from '../../refusal.ts';
import { reachRecord } from '../reach.ts';

export const appointWatchersAction = action(appointWatchers, async (unit, { id, userIds }) => {
  const record = await reachRecord(unit, id);
  const ids = [...new Set(userIds)];
  const sql = sqlOf(unit);
  const { rows } = await sql.query<{ id: string }>(
    `select id from app_user where id = any($1::uuid[]) and status = 'active'`,
    [ids],
  );
  if (rows.length < ids.length) throw refuseField('userIds', 'not_found');
  await sql.query(
    'insert into watch (record_id, user_id) select $1, one from unnest($2::uuid[]) one on conflict do nothing',
    [record.id, ids],
  );
  unit.event({ recordId: record.id, recordKind: record.kind, data: { userIds: ids } });
  return { ok: true as const };
});
