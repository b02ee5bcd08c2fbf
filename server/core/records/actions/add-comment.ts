// A comment on a record. It does not raise the version: nobody's edit is lost by a word beside it.
import { addComment } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { wordsPlace } from '../words-place.ts';
import { writeComment } from '../write-comment.ts';

export const addCommentAction = action(addComment, async (unit, { id, body, audience }) => {
  const { record, goneTo } = await wordsPlace(unit, id);
  return { ...(await writeComment(unit, record, { body, audience })), ...(goneTo ? { goneTo } : {}) };
});
