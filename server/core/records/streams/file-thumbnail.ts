// A small picture of a file for lists, under the rights of the file itself. It is no reading of the file: the journal knows
// of the card that shows it.
import { fileThumbnail } from '#contract/record.ts';
import { thumbnailOf } from '../../files/renditions/render.ts';
import { sendFile } from '../../files/send-file.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { reachFile } from '../readable-file.ts';

export const fileThumbnailStream = stream(fileThumbnail, async ({ services, actor, input, request, reply }) => {
  const { file, owner } = await reachFile(services, actor, input.id);
  // A page of a marked record is shown by a preview alone, which the journal knows of.
  if (owner && owner.clearance !== 'none') throw new Refusal('not_found');
  const thumbnail = await thumbnailOf(services, file);
  if (!thumbnail) throw new Refusal('not_found');
  return sendFile({ services, request, reply }, thumbnail, { inline: true, parts: false });
});
