// Takes an attachment off a record. The file itself stays in the store: what was once in a record is not lost by a click.
import { detachFile } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { one, unscoped } from '../../handle.ts';
import { audiencesFor } from '../audience.ts';
import { changeRecord } from '../change.ts';
import { reachRecord, requireOpen } from '../reach.ts';
import { ensureRecordKey } from '../record-key.ts';

export const detachFileAction = action(detachFile, async (unit, input) => {
  const record = await reachRecord(unit, input.id, { lock: true });
  const db = unscoped(unit);
  const attachment = await one(
    db
      .selectFrom('attachment')
      .innerJoin('file', 'file.id', 'attachment.file_id')
      .select(['attachment.id', 'attachment.audience', 'file.id as fileId', 'file.name', 'file.sha256'])
      .where('attachment.id', '=', input.attachmentId)
      .where('attachment.record_id', '=', record.id)
      .where('attachment.removed_at', 'is', null)
      .where('attachment.audience', 'in', [...audiencesFor(unit, record)])
      .executeTakeFirst(),
  );
  requireOpen(record);
  await db.updateTable('attachment').set({ removed_at: unit.moment }).where('id', '=', attachment.id).execute();
  const version = await changeRecord(unit, record.id);
  await ensureRecordKey(unit, record.id);
  const { fileId, sha256, name } = attachment;
  unit.event({
    recordId: record.id,
    recordKind: record.kind,
    audience: attachment.audience,
    data: { version, fields: ['attachments'], files: [{ attachmentId: attachment.id, fileId, sha256 }] },
    personal: { [record.id]: { names: { [fileId]: name } } },
  });
  return { ok: true as const };
});
