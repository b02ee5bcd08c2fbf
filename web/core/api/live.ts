// Live changes: one event stream per browser through a SharedWorker, or one per tab where there is none. Marks the
// queries that an event makes stale; `onLive` lets a screen hear the events themselves.
import type { Query, QueryClient } from '@tanstack/react-query';
import { me } from '#contract/identity.ts';
import { listNotices } from '#contract/record.ts';
import {
  type LiveEvent,
  missedChanges,
  presenceTold,
  readLiveMessage,
  readPresence,
  streamRefused,
} from './live-message.ts';

export type { LiveEvent };

type Listener = (event: LiveEvent) => void;
const listeners = new Set<Listener>();
let port: MessagePort | null = null;
let ownStream: EventSource | null = null;

const presenceListeners = new Set<(recordId: string) => void>();
/** Hears that who looks at a record has changed. */
export function onPresence(listener: (recordId: string) => void): () => void {
  presenceListeners.add(listener);
  return () => presenceListeners.delete(listener);
}

export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Begins after sign-in; hearing a change makes the fitting queries stale. */
export function startLive(client: QueryClient): () => void {
  const hear = collector(client);
  listeners.add(hear.take);
  if (typeof SharedWorker === 'undefined') openOwnStream();
  else openShared();
  return () => {
    listeners.delete(hear.take);
    hear.stop();
    ownStream?.close();
    ownStream = null;
    port?.postMessage('leave');
    port?.close();
    port = null;
  };
}

function openShared(): void {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'vedomo-live',
  });
  port = worker.port;
  port.onmessage = (message: MessageEvent<LiveEvent>) => tell(message.data);
  port.start();
  window.addEventListener('pagehide', (event) => {
    if (!event.persisted) port?.postMessage('leave');
  });
}

function openOwnStream(): void {
  ownStream = new EventSource('/api/live');
  ownStream.addEventListener('reload', () => tell(missedChanges));
  ownStream.addEventListener('presence', (message) => {
    const event = readPresence(message);
    if (event) tell(event);
  });
  ownStream.onerror = () => {
    if (ownStream?.readyState === EventSource.CLOSED) tell(streamRefused);
  };
  ownStream.onmessage = (message) => {
    const event = readLiveMessage(message);
    if (event) tell(event);
  };
}

function tell(event: LiveEvent): void {
  if (event.operation === presenceTold) {
    for (const listener of presenceListeners) listener(event.recordId ?? '');
    return;
  }
  for (const listener of listeners) listener(event);
}

/** Gathers events of a moment, so that a burst asks the server once. */
function collector(client: QueryClient) {
  let kinds = new Set<string>();
  let ids = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const [heardKinds, heardIds] = [kinds, ids];
    kinds = new Set();
    ids = new Set();
    void client.invalidateQueries({
      predicate: (query) => isTouched(query, heardKinds, heardIds),
      refetchType: 'none',
    });
    void client.refetchQueries({
      type: 'active',
      predicate: (query) => isTouched(query, heardKinds, heardIds) && !isLongList(query),
    });
  };
  return {
    take: (event: LiveEvent) => {
      if (event.operation === missedChanges.operation) {
        void client.invalidateQueries();
        return;
      }
      if (event.operation === streamRefused.operation) {
        void client.invalidateQueries({ queryKey: [me.name] });
        return;
      }
      if (event.recordKind) kinds.add(event.recordKind);
      if (event.recordId) ids.add(event.recordId);
      timer ??= setTimeout(flush, 500 + Math.random() * 500);
    },
    stop: () => clearTimeout(timer),
  };
}

export function isTouched(query: Pick<Query, 'queryKey' | 'meta'>, kinds: Set<string>, ids: Set<string>): boolean {
  const [operation, input] = query.queryKey as [string, unknown];
  if (operation === me.name || operation === listNotices.name) return true;
  const watched = (query.meta?.kinds as string[] | undefined) ?? [];
  if (watched.some((kind) => kinds.has(kind))) return true;
  const id = typeof input === 'object' && input !== null ? (input as { id?: unknown }).id : undefined;
  return typeof id === 'string' && ids.has(id);
}

/** A list with many loaded pages says that it is out of date and waits for the person. */
function isLongList(query: Query): boolean {
  const pages = (query.state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0;
  return query.meta?.softly === true && pages > 3;
}
