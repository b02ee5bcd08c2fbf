// The answer that hands out a file: whole, a part of it, or "you have it already", as the request asks.
import type { StreamCall } from '../operation.ts';
import { openDownload } from './download.ts';
import type { FileRow } from './file-row.ts';

/** The caller has asked for rights, and has told the journal before. */
export async function sendFile(
  { services, request, reply }: Pick<StreamCall, 'services' | 'request' | 'reply'>,
  file: FileRow,
  { inline = false, parts = true }: { inline?: boolean; parts?: boolean } = {},
): Promise<unknown> {
  const { store, masterKeys } = services;
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
  const whole = { store, masterKeys, file, inline, ifNoneMatch };
  const opened = await openDownload(parts ? { ...whole, range, ifRange: ifRange as string | undefined } : whole);
  reply.code(opened.status).headers(opened.headers);
  return reply.send(opened.body);
}
