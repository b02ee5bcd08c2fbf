// Work on bytes from outside in a thread of its own, within bounds: what a packed file unfolds to, and how long a library takes
// over a broken one, is not known beforehand.
import { Worker } from 'node:worker_threads';

export interface ThreadBounds {
  /** What the thread's own objects may use. */
  memoryMb: number;
  patienceMs: number;
  /**
   * Bytes that lie outside the thread's objects, as what is unpacked does, are bounded by no limit of its own: the growth of
   * the program tells them.
   */
  besideMb?: number;
  /** Ends the thread at once. */
  signal?: AbortSignal;
}
export class ThreadStopped extends Error {
  readonly why: 'too-long' | 'memory' | 'failed';
  constructor(why: 'too-long' | 'memory' | 'failed') {
    super(`the thread was stopped: ${why}`);
    this.why = why;
  }
}

const lookEveryMs = 100;

/** The first message of the thread. Nothing that it prints is kept: libraries quote what they read. */
export function inThread<A>(
  script: URL,
  workerData: unknown,
  { memoryMb, patienceMs, besideMb = 1_024, signal }: ThreadBounds,
): Promise<A> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    const before = process.memoryUsage.rss();
    const end = (settle: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
      void worker.terminate();
      settle();
    };
    const stop = (why: ThreadStopped['why']) => end(() => reject(new ThreadStopped(why)));
    const abort = () => end(() => reject(signal?.reason));
    signal?.addEventListener('abort', abort);
    const timer = setTimeout(() => stop('too-long'), patienceMs);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > (memoryMb + besideMb) * 2 ** 20) stop('memory');
    }, lookEveryMs);
    worker.on('message', (answer: A) => end(() => resolve(answer)));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      stop(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed'),
    );
    worker.on('exit', () => stop('failed'));
    if (signal?.aborted) abort();
  });
}
