// The live end of the journal for one process: its streams share this one poller, never one each.
import type { Sql } from '#core/db/sql.ts';
import { comparePlaces, type Place, type StoredEvent } from './event.ts';
import { currentPlace, placeOf, readEvents } from './read.ts';

export interface TailOptions {
  /** Where to begin; the present end of the journal when absent. */
  from?: Place;
  everyMs?: number;
  batch?: number;
  onEvents(events: StoredEvent[]): void | Promise<void>;
  /** Told of each failed poll; polling goes on, more slowly. */
  onError(error: unknown): void;
}

export interface EventTail {
  /** Everything up to here was handed out. */
  readonly place: Place | undefined;
  /** Looks at once; called after this process's commits. Many kicks make one look. */
  kick(): void;
  stop(): Promise<void>;
}

export function tailEvents(sql: Sql, options: TailOptions): EventTail {
  const everyMs = options.everyMs ?? 100;
  const batch = options.batch ?? 500;
  let place = options.from;
  let stopped = false;
  let kicked = false;
  let failures = 0;
  let wake: (() => void) | undefined;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function look(): Promise<boolean> {
    place ??= await currentPlace(sql);
    const events = await readEvents(sql, place, batch);
    const last = events.at(-1);
    if (!last || stopped) return false;
    await options.onEvents(events);
    place = { era: last.era, xid: last.xid, id: last.id };
    return events.length === batch;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      let more = false;
      kicked = false;
      try {
        more = await look();
        failures = 0;
      } catch (error) {
        failures += 1;
        options.onError(error);
      }
      if (stopped || more || (kicked && !failures)) continue;
      await rest(failures ? Math.max(everyMs, Math.min(everyMs * 2 ** failures, 5_000)) : everyMs);
      wake = undefined;
    }
  }

  const running = run();
  return {
    get place() {
      return place;
    },
    kick() {
      kicked = true;
      if (!failures) wake?.();
    },
    async stop() {
      stopped = true;
      wake?.();
      await running;
    },
  };
}

/**
 * The events that a stream missed since `eventId`, up to `until` (the tail's place when the stream joined it).
 * Undefined when the event is unknown or more than `limit` were missed: the browser then loads its data anew.
 */
export async function missedSince(
  sql: Sql,
  eventId: string,
  until: Place,
  limit = 1_000,
): Promise<StoredEvent[] | undefined> {
  const from = await placeOf(sql, eventId);
  if (!from) return undefined;
  const events = await readEvents(sql, from, limit + 1);
  const missed = events.filter((event) => comparePlaces(event, until) <= 0);
  return missed.length > limit ? undefined : missed;
}
