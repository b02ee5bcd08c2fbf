// Where things lie in a clone, and the one question of how something was called.
// Plain JavaScript without dependencies: it runs on the machine's own Node before anything is installed.
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/** A failure of a step that has been explained in one line. */
export class StepError extends Error {}

/** Runs the work of a command and ends the process: with its code, or with 1 and the one line of a failed step. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof StepError ? error.message : error?.stack}\n`);
    process.exitCode = 1;
  }
}
