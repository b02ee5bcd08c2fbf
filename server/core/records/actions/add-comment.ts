// A comment on a record. It does not raise the version: nobody's edit is lost by a word beside it.
import { addComment } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { reachRecord } from '../reach.ts';
import { writeComment } from '../write-comment.ts';

export const addCommentAction = action(addComment, async (unit, { id, body, audience }) =>
  writeComment(unit, await reachRecord(unit, id), { body, audience }),
);
