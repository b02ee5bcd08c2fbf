// A file comes in over HTTP as the multipart field `file`; it belongs to the person, or to one of the person's drafts.
import { uploadFile } from '#contract/record.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { uploadTo } from '../upload-file.ts';

export const uploadFileStream = stream(uploadFile, async ({ services, actor, input, request, reply, admitAgain }) => {
  if (!request.isMultipart()) throw new Refusal('wrong_media_type');
  const part = await request.file();
  if (!part)
    throw new Refusal('invalid_input', {
      errors: [{ field: 'file', code: 'required', message: { ru: 'Выберите файл', en: 'Choose a file' } }],
    });
  const file = await uploadTo(services, actor, {
    draftId: input.draftId,
    name: part.filename,
    body: part.file,
    admitAgain,
  });
  reply.code(uploadFile.status);
  return { id: file.id, name: file.name, size: file.size, sha256: file.sha256, mediaType: file.media_type };
});
