// How hard a password is to guess, 0 to 4. The thread that knows is started when first asked and ends when idle.
import { Worker } from 'node:worker_threads';
import { contextWords } from '#contract/password-dictionary.ts';

const idleMs = 60_000;
const patienceMs = 20_000;

interface Asked {
  resolve(score: number): void;
  reject(error: Error): void;
}
let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;
const waiting = new Map<number, Asked>();

function start(): Worker {
  const worker = new Worker(new URL('./strength-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker.unref();
  worker.on('message', ({ id, score }: { id: number; score: number }) => {
    waiting.get(id)?.resolve(score);
    waiting.delete(id);
    rest();
  });
  const fail = (error: Error) => {
    if (thread === worker) thread = undefined;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };
  worker.on('error', fail);
  return worker;
}

function rest(): void {
  clearTimeout(idle);
  if (waiting.size > 0) {
    thread?.ref();
    return;
  }
  thread?.unref();
  idle = setTimeout(() => {
    void thread?.terminate();
    thread = undefined;
  }, idleMs);
  idle.unref();
}

/** The score of zxcvbn; what tells of the person counts as found in a dictionary. */
export function passwordStrength(password: string, context: readonly (string | null | undefined)[]): Promise<number> {
  thread ??= start();
  const id = ++lastId;
  const worker = thread;
  return new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the strength of a password took too long')), patienceMs);
    timer.unref();
    const settled = (run: () => void) => {
      clearTimeout(timer);
      waiting.delete(id);
      run();
    };
    waiting.set(id, {
      resolve: (score) => settled(() => resolve(score)),
      reject: (error) => settled(() => reject(error)),
    });
    rest();
    worker.postMessage({ id, password: password.toLowerCase().replaceAll('ё', 'е'), words: contextWords(context) });
  });
}
