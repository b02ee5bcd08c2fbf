// Uploaded files come to hang on a record: its version rises, and the history names them.
import { attachFiles as contract } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { attachFiles } from '../attach.ts';
import { audiencesFor } from '../audience.ts';
import { changeRecord } from '../change.ts';
import { reachRecord, requireOpen } from '../reach.ts';
import { ensureRecordKey } from '../record-key.ts';

export const attachFilesAction = action(contract, async (unit, input) => {
  const record = await reachRecord(unit, input.id, { lock: true });
  requireOpen(record);
  const audience = audiencesFor(unit, record).includes(input.audience) ? input.audience : 'external';
  const items = await attachFiles(unit, record.id, input.fileIds, audience);
  const version = await changeRecord(unit, record.id);
  await ensureRecordKey(unit, record.id);
  unit.event({
    recordId: record.id,
    recordKind: record.kind,
    audience,
    data: {
      version,
      fields: ['attachments'],
      files: items.map(({ id, fileId, size, sha256 }) => ({ attachmentId: id, fileId, size, sha256 })),
    },
    personal: { [record.id]: { names: Object.fromEntries(items.map((item) => [item.fileId, item.name])) } },
  });
  return { items };
});
