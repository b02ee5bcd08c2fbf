// A file goes out over HTTP, whole or in part, to whoever may read a record that it is attached to.
import { downloadFile } from '#contract/record.ts';
import { sendFile } from '../../files/send-file.ts';
import { stream } from '../../operation.ts';
import { readableFile } from '../readable-file.ts';

export const downloadFileStream = stream(downloadFile, async (asked) => {
  const { services, actor, input, request } = asked;
  const inline = input.inline ?? false;
  const inParts = request.headers.range !== undefined;
  const file = await readableFile(services, actor, input.id, { shown: inline, inParts });
  return sendFile(asked, file, { inline });
});
