// All attachments of a record go out as one ZIP: those that the person may read, journaled as one event with all files.
import { downloadAttachments } from '#contract/record.ts';
import { writeEvents } from '../../events.ts';
import { openFile, requireWhole } from '../../files/download.ts';
import { contentDisposition } from '../../files/file-name.ts';
import { zipFiles } from '../../files/zip.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { readableAttachments } from '../readable-attachments.ts';

export const downloadAttachmentsStream = stream(downloadAttachments, async ({ services, actor, input, reply }) => {
  const { store, masterKeys } = services;
  const { record, files } = await readableAttachments(services, actor, input.id);
  if (files.length === 0) throw new Refusal('not_found');
  for (const file of files) await requireWhole(store, file);
  await writeEvents(
    services,
    services.pools.write,
    actor,
    downloadAttachments.name,
    [
      {
        recordId: record.id,
        recordKind: record.kind,
        data: { files: files.map((file) => ({ fileId: file.id, sha256: file.sha256 })) },
      },
    ],
    'read',
  );
  const archive = zipFiles(
    files.map((file) => ({
      name: file.name,
      size: file.size,
      mediaType: file.media_type,
      changedAt: new Date(file.created_at),
      // Somebody may take the file off the record, or the record out of sight, while those before it are read.
      open: async () => {
        const now = await readableAttachments(services, actor, input.id).catch((error: unknown) => {
          if (error instanceof Refusal) return null;
          throw error;
        });
        return now?.files.some((one) => one.id === file.id) ? openFile({ store, masterKeys, file }) : null;
      },
    })),
  );
  const name = `${(record.number ?? 'attachments').replace(/[/\\]/g, '-')}.zip`;
  reply.headers({
    'content-type': 'application/zip',
    'content-disposition': contentDisposition('attachment', name),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
  return reply.send(archive);
});
