// The paper came again: its files join the letter that is there, marked, the draft is given up, and no number is spent.
import { addSecondCopy } from '#contract/correspondence.ts';
import { attachFiles } from '#core/records/attach.ts';
import { changeRecord } from '#core/records/change.ts';
import { ensureRecordKey } from '#core/records/record-key.ts';
import { Refusal } from '#core/refusal.ts';
import { lockLetter } from '../change-letter.ts';
import { letterCardOf, peopleOf } from '../letter-card.ts';
import { recordKindOf } from '../rules.ts';
import { action } from '../tables.ts';

export const addSecondCopyAction = action(addSecondCopy, async (unit, { id, fileIds, draftId }) => {
  const letter = await lockLetter(unit, id);
  if (letter.life !== 'active') throw new Refusal('record_closed');
  const files = await attachFiles(unit, id, fileIds, 'internal', true);
  if (draftId) await unit.remove('draft').where('draft.id', '=', draftId).execute();
  letter.version = await changeRecord(unit, id);
  letter.changedAt = unit.moment;
  letter.attachments = [...letter.attachments, ...files];
  if (files.length > 0) await ensureRecordKey(unit, id);
  unit.event({
    recordId: id,
    recordKind: recordKindOf(letter.direction),
    subjectIds: peopleOf(letter),
    data: {
      version: letter.version,
      fields: ['attachments'],
      files: files.map((file) => ({
        attachmentId: file.id,
        fileId: file.fileId,
        size: file.size,
        sha256: file.sha256,
      })),
      secondCopy: true,
    },
    ...(files.length > 0
      ? { personal: { [id]: { names: Object.fromEntries(files.map((file) => [file.fileId, file.name])) } } }
      : {}),
  });
  return letterCardOf(unit, letter);
});
