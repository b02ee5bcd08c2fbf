// The text of a document, read in a thread of limited memory and patience.
import { Worker } from 'node:worker_threads';
import { cleanText, cutPages } from '../cut-pages.ts';
import { lettersAtMost, type TextFormat, Unreadable, type UnreadableReason } from './formats.ts';
import type { ReadAnswer, ReadRequest } from './read-worker.ts';

const patienceMs = 120_000;
const memoryMb = 384;

/** Pages of print where the format has them, else pages cut by length. */
export async function readDocument(bytes: Uint8Array, format: TextFormat, charset: string): Promise<string[]> {
  const answer = await inThread({ bytes, format, charset });
  if ('reason' in answer) throw new Unreadable(answer.reason as UnreadableReason);
  if (answer.paged) return answer.pages.map(cleanText);
  let left = lettersAtMost;
  return answer.pages.flatMap((text) => {
    const pages = cutPages(text.slice(0, left));
    left -= text.length;
    return left > -text.length ? pages : [];
  });
}

function inThread(request: ReadRequest): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // What libraries say of a bad file may quote it.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => end(() => reject(new Unreadable('too-long'))), patienceMs);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    worker.on('message', (answer: ReadAnswer) => end(() => resolve(answer)));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(() => reject(new Unreadable(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'damaged'))),
    );
  });
}
