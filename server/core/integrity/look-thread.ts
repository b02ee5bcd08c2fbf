// The thread that looks at the program's files: beside everything else, and after everybody else has had the processor.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type Look, lookAtProgram } from './verdict.ts';

const lowest = 19;

// Of the thread alone on Linux; elsewhere it would be the whole program.
if (process.platform === 'linux') {
  try {
    setPriority(0, lowest);
  } catch {
    // A system that forbids it lets the thread run like the others.
  }
}
parentPort?.postMessage(lookAtProgram(workerData as Look));
