// Uploaded files come to hang on a record: its version rises, and the history names them.
import { attachFiles as contract } from '#contract/record.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import type { Services } from '../../services.ts';
import { attachFiles } from '../attach.ts';
import { audiencesFor } from '../audience.ts';
import { changeRecord } from '../change.ts';
import { cleanCopies } from '../clean-copies.ts';
import { reachRecord, requireOpen } from '../reach.ts';
import { ensureRecordKey } from '../record-key.ts';

/** Photos for a record of a kind that wants them clean are cleaned first. */
export async function filesFor(
  services: Services,
  actor: Actor,
  input: { id: string; fileIds: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await services.pools.read.query<{ kind: string }>('select kind from record where id = $1', [
    input.id,
  ]);
  const kind = services.catalog.recordKinds.get(rows[0]?.kind ?? '');
  return kind?.cleanPhotos ? cleanCopies(services, actor, input) : input.fileIds;
}

export const attachFilesAction = preparedAction(contract, filesFor, async (unit, input, fileIds) => {
  const record = await reachRecord(unit, input.id, { lock: true });
  requireOpen(record);
  const audience = audiencesFor(unit, record).includes(input.audience) ? input.audience : 'external';
  const items = await attachFiles(unit, record.id, fileIds, audience);
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
