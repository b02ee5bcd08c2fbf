// The text of a document, read in a thread of limited memory and patience.
import { inThread, ThreadStopped } from '../../thread.ts';
import { cleanText, cutPages } from '../cut-pages.ts';
import type { TextLine } from './first-lines.ts';
import { lettersAtMost, type TextFormat, Unreadable, type UnreadableReason } from './formats.ts';
import type { ReadAnswer, ReadRequest } from './read-worker.ts';

const patienceMs = 120_000;
const memoryMb = 384;
/** A page of print with more is a drawing or a table by a machine, and more than an index takes. */
const lettersOfPage = 100_000;

/** Pages of print where the format has them, else pages cut by length. */
export async function readDocument(bytes: Uint8Array, format: TextFormat, charset: string): Promise<string[]> {
  const answer = await readIn({ bytes, format, charset });
  if ('reason' in answer) throw new Unreadable(answer.reason as UnreadableReason);
  if ('lines' in answer) return [];
  if (answer.paged) return answer.pages.map((page) => cleanText(page.slice(0, lettersOfPage)));
  let left = lettersAtMost;
  return answer.pages.flatMap((text) => {
    const pages = cutPages(text.slice(0, left));
    left -= text.length;
    return left > -text.length ? pages : [];
  });
}

const reasons: Record<ThreadStopped['why'], UnreadableReason> = {
  'too-long': 'too-long',
  memory: 'memory',
  failed: 'damaged',
};

const firstPages = 2;
const firstLetters = 12_000;
/** A person waits. */
const shortMs = 15_000;

/** What stands at the beginning, line by line. */
export async function readFirstLines(bytes: Uint8Array, format: TextFormat, charset: string): Promise<TextLine[]> {
  const answer = await readIn({ bytes, format, charset, firstPages }, shortMs);
  if ('reason' in answer) throw new Unreadable(answer.reason as UnreadableReason);
  if ('lines' in answer) return answer.lines;
  const text = answer.pages.join('\n').slice(0, firstLetters);
  return text.split('\n').map((line) => ({ text: line, page: 1, place: null }));
}

const readIn = (request: ReadRequest, withinMs = patienceMs): Promise<ReadAnswer> =>
  inThread<ReadAnswer>(new URL('./read-worker.ts', import.meta.url), request, {
    memoryMb,
    patienceMs: withinMs,
  }).catch((error: unknown) => {
    throw error instanceof ThreadStopped ? new Unreadable(reasons[error.why]) : error;
  });
