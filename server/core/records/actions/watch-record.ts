// News of a record, asked for or no longer wanted. Watching opens nothing: who loses sight of the record hears no more.
import { watchRecord } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { reachRecord } from '../reach.ts';

export const watchRecordAction = action(watchRecord, async (unit, input) => {
  const record = await reachRecord(unit, input.id);
  const user = accountOf(unit.actor);
  const db = unscoped(unit);
  if (input.on) {
    await db
      .insertInto('watch')
      .values({ record_id: record.id, user_id: user })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    await db.deleteFrom('watch').where('record_id', '=', record.id).where('user_id', '=', user).execute();
  }
  unit.event({ recordId: record.id, recordKind: record.kind, data: { on: input.on } });
  return { ok: true as const };
});
