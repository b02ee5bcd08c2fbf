// Waits for a condition, never for a time.
import { setTimeout as rest } from 'node:timers/promises';

export async function until(what: string, condition: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await rest(15);
  }
}
