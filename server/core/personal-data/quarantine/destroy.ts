// The end of one quarantined original: its row and whatever was made of it go with the act, its bytes right behind it. The
// journal keeps the hash and the reason; backups lose it when their term is over, which the answer says.
import { sql } from 'kysely';
import { destroyQuarantined } from '#contract/personal-data.ts';
import { personalDataSetting } from '#contract/settings/personal-data.ts';
import { addDays } from '../../calendar/calendar.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, unscoped } from '../../handle.ts';
import type { JobDefinition } from '../../jobs/definition.ts';
import { changeRecord } from '../../records/change.ts';
import { settingIn } from '../../settings/value.ts';

const burnJob = 'privacy.quarantine.burn';

export const destroyQuarantinedAction = action(destroyQuarantined, async (unit, { id, reason }) => {
  requireEverywhere(unit);
  const db = unscoped(unit);
  const held = await one(
    db
      .selectFrom('file_quarantine as q')
      .innerJoin('record as r', 'r.id', 'q.record_id')
      .innerJoin('file as f', 'f.id', 'q.file_id')
      .select(['q.id', 'f.id as fileId', 'f.sha256', 'f.size', 'r.id as recordId', 'r.kind'])
      .where('q.id', '=', id)
      .where('q.returned_at', 'is', null)
      .forUpdate('q')
      .executeTakeFirst(),
  );
  const { fileId } = held;
  // Still hanging somewhere else it is no longer the officer's alone; quarantine takes it off every record.
  const made = await db.selectFrom('file').select('id').where('rendition_of', '=', fileId).execute();
  await sql`delete from search_text where source = 'file'
    and source_id in (select a.id from attachment a where a.file_id = ${fileId})`.execute(db);
  await db
    .updateTable('file_quarantine')
    .set({ file_id: null, attachment_id: null })
    .where('file_id', '=', fileId)
    .execute();
  await db
    .updateTable('file_quarantine')
    .set({ destroyed_at: unit.moment, destroyed_by: unit.actor.id, conclusion: reason })
    .where('id', '=', held.id)
    .execute();
  await db.deleteFrom('attachment').where('file_id', '=', fileId).execute();
  // Renditions, texts and the source of a clean copy go with it.
  await db.deleteFrom('file').where('id', '=', fileId).execute();
  const files = [fileId, ...made.map((file) => file.id)];
  unit.enqueue({ job: burnJob, payload: { files }, key: `${burnJob}:${held.id}` });
  const version = await changeRecord(unit, held.recordId);
  const { backupDays } = await settingIn(unit, personalDataSetting);
  const backupsUntil = addDays(unit.today, backupDays);
  unit.event({
    recordId: held.recordId,
    recordKind: held.kind,
    audience: 'internal',
    data: { version, quarantineId: held.id, fileId, sha256: held.sha256, size: held.size, backupsUntil },
    personal: { [held.recordId]: { reason } },
  });
  return { backupsUntil };
});

/** Bytes go only when no row names them any more; a file that is gone already is no failure. */
export const burnQuarantined: JobDefinition = {
  name: burnJob,
  async run({ pools, store }, { files }) {
    const ids = files as string[];
    const { rows } = await pools.write.query<{ id: string }>('select id from file where id = any($1::uuid[])', [ids]);
    if (rows.length > 0) throw new Error('a destroyed file has a row again');
    for (const id of ids) await store.remove(id);
  },
};
