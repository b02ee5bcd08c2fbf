// A comment on a record, with its files. It does not raise the version: nobody's edit is lost by a word beside it.
import { addComment, attachFiles as attachFilesOperation } from '#contract/record.ts';
import { preparedAction } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { Refusal } from '../../refusal.ts';
import { attachFiles } from '../attach.ts';
import { audiencesFor } from '../audience.ts';
import { operationsOn } from '../participants.ts';
import { requireOpen } from '../reach.ts';
import { wordsPlace } from '../words-place.ts';
import { writeComment } from '../write-comment.ts';
import { filesFor } from './attach-files.ts';

export const addCommentAction = preparedAction(
  addComment,
  async (services, actor, { id, fileIds = [] }) =>
    fileIds.length > 0 ? filesFor(services, actor, { id, fileIds }) : [],
  async (unit, { id, body, audience: wanted, draftId }, fileIds) => {
    const { record, goneTo } = await wordsPlace(unit, id);
    const audience = audiencesFor(unit, record).includes(wanted) ? wanted : 'external';
    if (fileIds.length > 0) {
      requireOpen(record);
      if (operationsOn(unit, record, [attachFilesOperation.name]).length === 0)
        throw new Refusal('not_allowed', { operation: attachFilesOperation.name });
    }
    const files = await attachFiles(unit, record.id, fileIds, audience);
    const comment = await writeComment(unit, record, {
      body,
      audience,
      files: files.map((file) => file.fileId),
    });
    // In the same transaction: what was said is never found again as unsaid.
    if (draftId)
      await unscoped(unit)
        .deleteFrom('draft')
        .where('id', '=', draftId)
        .where('owner_id', '=', accountOf(unit.actor))
        .execute();
    return { ...comment, ...(goneTo ? { goneTo } : {}) };
  },
);
