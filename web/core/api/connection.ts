// Whether the server and its database answer, as the last requests and the health probe saw it. Feeds the banner
// at the top; while something is away it asks `/api/ready` until that answers, then tells the listeners.
import { useSyncExternalStore } from 'react';

export type Connection = 'ok' | 'unreachable' | 'database';

let state: Connection = 'ok';
let probe: ReturnType<typeof setTimeout> | undefined;
let delay = 2000;
const listeners = new Set<() => void>();
const returned = new Set<() => void>();

export function noteAnswer(seen: Connection): void {
  if (seen === state) return;
  state = seen;
  for (const listener of listeners) listener();
  if (seen === 'ok') {
    clearTimeout(probe);
    probe = undefined;
    delay = 2000;
    for (const listener of returned) listener();
  } else if (probe === undefined) {
    scheduleProbe();
  }
}

/** Called each time the server answers again after it was away. */
export function onReturn(listener: () => void): () => void {
  returned.add(listener);
  return () => returned.delete(listener);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state);
}

/** Asks at once instead of waiting for the next probe. */
export async function probeNow(): Promise<void> {
  clearTimeout(probe);
  probe = undefined;
  try {
    const answer = await fetch('/api/ready', { credentials: 'same-origin', cache: 'no-store' });
    if (answer.ok) return noteAnswer('ok');
    noteAnswer(answer.status === 503 ? 'database' : 'unreachable');
  } catch {
    noteAnswer('unreachable');
  }
  if (state !== 'ok' && probe === undefined) scheduleProbe();
}

function scheduleProbe(): void {
  probe = setTimeout(() => void probeNow(), delay);
  delay = Math.min(delay * 1.5, 15_000);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
