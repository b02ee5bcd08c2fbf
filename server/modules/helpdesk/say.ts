// A word on a ticket with its files, for the requester or among ourselves.
import type { Audience } from '#contract/core.ts';
import { attachFiles } from '#core/records/attach.ts';
import { reachRecord } from '#core/records/reach.ts';
import { writeComment } from '#core/records/write-comment.ts';
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from './tables.ts';

export async function say(
  unit: Unit<Helpdesk>,
  id: string,
  word: { body: string; audience: Audience; fileIds?: readonly string[] | undefined },
) {
  const ticket = await reachRecord(unit, id);
  const files = await attachFiles(unit, id, word.fileIds ?? [], word.audience);
  return writeComment(unit, ticket, {
    body: word.body,
    audience: word.audience,
    ...(files.length > 0 ? { data: { files: files.map((file) => file.fileId) } } : {}),
  });
}
