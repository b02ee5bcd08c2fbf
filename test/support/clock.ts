// A clock that a test turns by hand; until then it shows the real time.
import type { Clock } from '#core/clock.ts';

export class TestClock implements Clock {
  #at: Date | undefined;
  #ahead = 0;
  now(): Date {
    return this.#at ?? new Date(Date.now() + this.#ahead);
  }
  /** Stands still at this moment from now on. */
  set(at: string): void {
    this.#at = new Date(at);
  }
  /** Goes on running, from a later moment. */
  leap(ms: number): void {
    this.#ahead += ms;
  }
  advance(ms: number): void {
    this.#at = new Date(this.now().getTime() + ms);
  }
}
