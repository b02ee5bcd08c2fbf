// Work that repeats every few seconds: the next round begins after the last has ended, a failed one is told and tried again.
import type { Logger } from 'pino';

export interface Loop {
  /** Waits for the round in hand and begins no other. */
  stop(): Promise<void>;
}

export function startLoop(name: string, everyMs: number, log: Logger, round: () => Promise<void>): Loop {
  let stopped = false;
  let wake: (() => void) | undefined;
  const run = async () => {
    while (!stopped) {
      await round().catch((error) => log.warn({ err: error, loop: name }, 'a round failed and will be repeated'));
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      wake?.();
      await running;
    },
  };
}
