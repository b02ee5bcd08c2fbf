// A clock that a test turns by hand; until then it shows the real time.
import type { Clock } from '#core/clock.ts';

export class TestClock implements Clock {
  #at: Date | undefined;
  now(): Date {
    return this.#at ?? new Date();
  }
  /** Stands still at this moment from now on. */
  set(at: string): void {
    this.#at = new Date(at);
  }
  advance(ms: number): void {
    this.#at = new Date(this.now().getTime() + ms);
  }
}
