// What a screen shows of a file: itself where browsers can show it, else a PDF made of it, else its text. 202 says that it
// is being made.
import { previewFile } from '#contract/record.ts';
import type { FileRow } from '../../files/file-row.ts';
import { kindOf, plainText } from '../../files/kinds.ts';
import { findOffice } from '../../files/renditions/office.ts';
import { officeExtension } from '../../files/renditions/previewed.ts';
import { askRendition, renditionOf } from '../../files/renditions/rendition.ts';
import { sendFile } from '../../files/send-file.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { textOfFile } from '../../search/texts/text-of-file.ts';
import type { Services } from '../../services.ts';
import { journalOpening, reachFile } from '../readable-file.ts';

export const previewFileStream = stream(previewFile, async ({ services, actor, input, request, reply }) => {
  const reached = await reachFile(services, actor, input.id);
  const found = kindOf(reached.file.media_type)?.inline ? reached.file : await shownInstead(services, reached.file);
  if (found === 'waiting') {
    return reply.code(202).headers({ 'retry-after': '2', 'cache-control': 'no-store' }).send();
  }
  await journalOpening(services, actor, reached, { shown: true, inParts: request.headers.range !== undefined });
  if (typeof found === 'string' || found === null) {
    const text = await textOfFile(services, reached.file).catch(() => null);
    if (!text || text.pages.length === 0) throw new Refusal('not_found');
    reply.headers({
      'content-type': `${plainText}; charset=utf-8`,
      'cache-control': 'private, no-cache',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    return reply.send(text.pages.join('\n'));
  }
  return sendFile({ services, request, reply }, found, { inline: true });
});

/** The PDF of an office document; `waiting` while it is made, null where nothing is or will be. */
async function shownInstead(services: Services, file: FileRow): Promise<FileRow | 'waiting' | null> {
  if (!officeExtension(file.media_type)) return null;
  const found = await renditionOf(services, file.id, 'pdf');
  if (found === 'failed') return null;
  if (found !== undefined) return found;
  // The worker may be another machine with an office of its own; where it is this one, nothing is asked for in vain.
  const here = services.config.role === 'all';
  if (here && !(await findOffice(services.config.office))) return null;
  await askRendition(services, file.id, 'pdf');
  return 'waiting';
}
