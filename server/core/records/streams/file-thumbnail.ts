// A small picture of a file for lists, under the rights of the file itself. It is no reading of the file: the journal knows
// of the card that shows it.
import { fileThumbnail } from '#contract/record.ts';
import { openDownload } from '../../files/download.ts';
import { thumbnailOf } from '../../files/renditions/render.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { reachFile } from '../readable-file.ts';

export const fileThumbnailStream = stream(fileThumbnail, async ({ services, actor, input, request, reply }) => {
  const { file } = await reachFile(services, actor, input.id);
  const thumbnail = await thumbnailOf(services, file);
  if (!thumbnail) throw new Refusal('not_found');
  const { store, masterKeys } = services;
  const ifNoneMatch = request.headers['if-none-match'];
  const opened = await openDownload({ store, masterKeys, file: thumbnail, inline: true, ifNoneMatch });
  reply.code(opened.status).headers(opened.headers);
  return reply.send(opened.body);
});
