// The photo of oneself or, by an administrator, of somebody else; and its way out, to colleagues only.
import { readPhoto, setUserPhoto, uploadOwnPhoto } from '#contract/directory.ts';
import { type FileRow, fileColumns } from '../../files/file-row.ts';
import { sendFile } from '../../files/send-file.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { accountOf, refuseTokens } from '../account-of.ts';
import { photoOf, setPhoto } from './set-photo.ts';

export const uploadOwnPhotoStream = stream(uploadOwnPhoto, async ({ services, actor, request, reply }) => {
  refuseTokens(actor);
  const answer = await setPhoto(services, actor, uploadOwnPhoto, accountOf(actor), await photoOf(request));
  reply.code(uploadOwnPhoto.status);
  return answer;
});

export const setUserPhotoStream = stream(setUserPhoto, async ({ services, actor, input, request, reply }) => {
  if (!actor.rights.everywhere(setUserPhoto.name)) throw new Refusal('not_allowed', { operation: setUserPhoto.name });
  const answer = await setPhoto(services, actor, setUserPhoto, input.id, await photoOf(request));
  reply.code(setUserPhoto.status);
  return answer;
});

export const readPhotoStream = stream(readPhoto, async ({ services, actor, input, request, reply }) => {
  const colleague = actor.rights.has('identity.person.list') || actor.rights.has('identity.user.read');
  if (!colleague && actor.id !== input.id) throw new Refusal('not_found');
  const columns = fileColumns
    .split(',')
    .map((column) => `file.${column.trim()}`)
    .join(', ');
  const { rows } = await services.pools.read.query<FileRow>(
    `select ${columns} from user_photo join file on file.id = user_photo.file_id
       join app_user u on u.id = user_photo.user_id where user_photo.user_id = $1 and u.status in ('active', 'invited')`,
    [input.id],
  );
  const [file] = rows;
  if (!file) throw new Refusal('not_found');
  return sendFile({ services, request, reply }, file, { inline: true, parts: false });
});
