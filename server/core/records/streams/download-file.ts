// A file goes out over HTTP, whole or in part, to whoever may read a record that it is attached to.
import { downloadFile } from '#contract/record.ts';
import { openDownload } from '../../files/download.ts';
import { stream } from '../../operation.ts';
import { readableFile } from '../readable-file.ts';

export const downloadFileStream = stream(downloadFile, async ({ services, actor, input, request, reply }) => {
  const inline = input.inline ?? false;
  const inParts = request.headers.range !== undefined;
  const file = await readableFile(services, actor, input.id, { shown: inline, inParts });
  const opened = await openDownload({
    store: services.store,
    masterKeys: services.masterKeys,
    file,
    inline,
    range: request.headers.range,
    ifRange: request.headers['if-range'] as string | undefined,
    ifNoneMatch: request.headers['if-none-match'],
  });
  reply.code(opened.status).headers(opened.headers);
  return reply.send(opened.body);
});
