// The first page or two of a file as lines, with their places where the file tells them: what forms are filled from while a
// person waits. Bounded in size, time and number: whoever comes when too many wait gets no lines.
import { buffer } from 'node:stream/consumers';
import { openFile } from '../../files/download.ts';
import type { FileRow } from '../../files/file-row.ts';
import { oneAtATime } from '../../files/renditions/one-at-a-time.ts';
import type { Services } from '../../services.ts';
import { formatOf, lettersOfPicture, Unreadable } from './formats.ts';
import { readFirstLines } from './read-document.ts';
import { recogniseImage, recognisePage, recognition } from './recognise.ts';

export interface TextLine {
  text: string;
  /** Counted from 1. */
  page: number;
  /** In shares of the page, from its upper left corner. */
  place: { x: number; y: number; width: number; height: number } | null;
}

const bytesAtMost = 30 * 1024 ** 2;
const waitingAtMost = 4;
const patienceMs = 25_000;
const inTurn = oneAtATime();
let waiting = 0;

/** No lines for what has no text, cannot be read, or takes too long. */
export async function firstLinesOf(services: Services, file: FileRow): Promise<TextLine[]> {
  const format = formatOf(file.media_type);
  if (!format || format === 'xlsx' || file.size > bytesAtMost || waiting >= waitingAtMost) return [];
  waiting += 1;
  const read = inTurn(() => linesOf(services, file)).finally(() => {
    waiting -= 1;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<TextLine[]>((resolve) => {
    timer = setTimeout(() => resolve([]), patienceMs);
  });
  try {
    return await Promise.race([read, late]);
  } catch (error) {
    if (!(error instanceof Unreadable)) services.log.warn({ err: error, file: file.id }, 'a scan could not be read');
    return [];
  } finally {
    clearTimeout(timer);
    read.catch(() => undefined);
  }
}

async function linesOf({ store, masterKeys }: Services, file: FileRow): Promise<TextLine[]> {
  const format = formatOf(file.media_type);
  const tools = await recognition();
  if (!format || (format === 'image' && !tools)) return [];
  const bytes = await buffer(await openFile({ store, masterKeys, file }));
  if (format === 'image' && tools) return plain(await recogniseImage(bytes, tools));
  const charset = /charset=([\w-]+)/.exec(file.media_type)?.[1] ?? 'utf-8';
  const lines = await readFirstLines(bytes, format, charset);
  const letters = lines.reduce((sum, { page, text }) => sum + (page === 1 ? text.length : 0), 0);
  if (format !== 'pdf' || letters >= lettersOfPicture || !tools?.pages) return lines;
  return plain(await recognisePage(bytes, 1, tools));
}

const plain = (text: string): TextLine[] => text.split('\n').map((line) => ({ text: line, page: 1, place: null }));
