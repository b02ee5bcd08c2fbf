// A word on a ticket with its files, for the requester or among ourselves; on a merged one it goes where that one went.
import type { Audience } from '#contract/core.ts';
import { attachFiles } from '#core/records/attach.ts';
import { wordsPlace } from '#core/records/words-place.ts';
import { writeComment } from '#core/records/write-comment.ts';
import type { Unit } from '#core/unit.ts';
import type { ActWays } from './act-ways.ts';
import type { Helpdesk } from './tables.ts';

export async function say(
  unit: Unit<Helpdesk>,
  id: string,
  word: { body: string; audience: Audience; fileIds?: readonly string[] | undefined },
  ways: ActWays = {},
) {
  const { record, goneTo } = await wordsPlace(unit, id);
  const files = await attachFiles(unit, record.id, word.fileIds ?? [], word.audience);
  const said = await writeComment(unit, record, {
    operation: ways.operation,
    body: word.body,
    audience: word.audience,
    files: files.map((file) => file.fileId),
  });
  ways.made?.comments.push(said.id);
  return { ...said, ...(goneTo ? { goneTo } : {}) };
}
