// The text of one file, whatever its format: its own words, and where a page is a picture, its letters recognised.
import { buffer } from 'node:stream/consumers';
import { openFile } from '../../files/download.ts';
import type { FileRow } from '../../files/file-row.ts';
import type { Services } from '../../services.ts';
import { cleanText, cutPages } from '../cut-pages.ts';
import { bytesAtMost, formatOf, lettersOfPicture, recognisedAtMost, Unreadable } from './formats.ts';
import { readDocument } from './read-document.ts';
import { recogniseImage, recognisePage, recognition } from './recognise.ts';

/** The program stops: pages of a long scan take a second each. */
export class Unfinished extends Error {}

export interface FileTextRead {
  /** One for each page of print where the format has such; empty ones keep their place. */
  pages: string[];
  way: 'text' | 'ocr';
  /** Why pages that are pictures stayed unread: no tool, or too many of them. */
  left: '' | 'no-tool' | 'pictures';
}

/** Null when the format has no text that could be read here. */
export async function textOfFile(
  { store, masterKeys }: Pick<Services, 'store' | 'masterKeys'>,
  file: FileRow,
  stopped: () => boolean = () => false,
): Promise<FileTextRead | null> {
  const format = formatOf(file.media_type);
  if (!format) return null;
  if (file.size > bytesAtMost) throw new Unreadable('too-large');
  const tools = await recognition();
  if (format === 'image' && !tools) return { pages: [], way: 'text', left: 'no-tool' };
  const bytes = await openFile({ store, masterKeys, file })
    .then(buffer)
    .catch(() => {
      throw new Unreadable('missing', true);
    });
  if (format === 'image' && tools) {
    return { pages: cutPages(await recogniseImage(bytes, tools)), way: 'ocr', left: '' };
  }
  const charset = /charset=([\w-]+)/.exec(file.media_type)?.[1] ?? 'utf-8';
  const pages = await readDocument(bytes, format, charset);
  if (format !== 'pdf') return { pages, way: 'text', left: '' };
  const pictures = [...pages.keys()].filter((at) => (pages[at] as string).length < lettersOfPicture);
  const readable = tools?.pages ? pictures.slice(0, recognisedAtMost) : [];
  for (const at of readable) {
    if (stopped()) throw new Unfinished();
    pages[at] = cleanText(await recognisePage(bytes, at + 1, tools as NonNullable<typeof tools>));
  }
  const left = pictures.length === readable.length ? '' : tools?.pages ? 'pictures' : 'no-tool';
  return { pages, way: readable.length > 0 ? 'ocr' : 'text', left };
}
