// The text of a document, read in a thread of limited memory and patience.
import { inThread, ThreadStopped } from '../../thread.ts';
import { cleanText, cutPages } from '../cut-pages.ts';
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

const readIn = (request: ReadRequest): Promise<ReadAnswer> =>
  inThread<ReadAnswer>(new URL('./read-worker.ts', import.meta.url), request, { memoryMb, patienceMs }).catch(
    (error: unknown) => {
      throw error instanceof ThreadStopped ? new Unreadable(reasons[error.why]) : error;
    },
  );
