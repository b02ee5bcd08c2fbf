// What became of the texts of a record's attachments, of those that the reader may see.
import { listFileTexts } from '#contract/search.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { audiencesFor } from '../../records/audience.ts';
import { visibleRecord } from '../../records/reach.ts';

export const listFileTextsQuery = query(listFileTexts, async (reader, input) => {
  const record = await visibleRecord(reader, input.id);
  const rows = await unscoped(reader)
    .selectFrom('attachment')
    .leftJoin('file_text', 'file_text.file_id', 'attachment.file_id')
    .select([
      'attachment.id as attachmentId',
      'attachment.file_id as fileId',
      'file_text.state',
      'file_text.way',
      'file_text.reason',
      'file_text.pages',
    ])
    .where('attachment.record_id', '=', record.id)
    .where('attachment.removed_at', 'is', null)
    .where('attachment.audience', 'in', [...audiencesFor(reader, record)])
    .orderBy('attachment.position')
    .orderBy('attachment.id')
    .execute();
  return {
    items: rows.map(({ attachmentId, fileId, state, way, reason, pages }) => ({
      attachmentId,
      fileId,
      state: record.clearance === 'none' ? (state ?? ('waiting' as const)) : ('closed' as const),
      way: way ?? ('' as const),
      reason: reason ?? '',
      pages: pages ?? 0,
    })),
  };
});
