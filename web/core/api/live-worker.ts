// The one event stream of the browser: opens while at least one page listens, passes every event to all of them, and
// opens anew after a failure that the browser doesn't mend (the session changed, the server was away).
import { type LiveEvent, missedChanges, readLiveMessage, readPresence, streamRefused } from './live-message.ts';

interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

const ports = new Set<MessagePort>();
let stream: EventSource | null = null;
let lastId = '';
let retry: ReturnType<typeof setTimeout> | undefined;

(globalThis as unknown as SharedScope).onconnect = (event) => {
  const port = event.ports[0];
  if (!port) return;
  ports.add(port);
  port.onmessage = (message) => {
    if (message.data === 'leave') leave(port);
  };
  port.start();
  if (!stream) open();
};

function open(): void {
  clearTimeout(retry);
  stream = new EventSource(lastId ? `/api/live?after=${encodeURIComponent(lastId)}` : '/api/live');
  stream.onmessage = (message) => {
    lastId = message.lastEventId || lastId;
    const event = readLiveMessage(message);
    if (event) pass(event);
  };
  stream.addEventListener('reload', () => pass(missedChanges));
  stream.addEventListener('presence', (message) => {
    const event = readPresence(message);
    if (event) pass(event);
  });
  stream.onerror = () => {
    if (stream?.readyState !== EventSource.CLOSED) return;
    stream = null;
    pass(streamRefused);
    retry = setTimeout(() => ports.size > 0 && open(), 5000);
  };
}

function pass(event: LiveEvent): void {
  for (const port of ports) port.postMessage(event);
}

function leave(port: MessagePort): void {
  ports.delete(port);
  if (ports.size > 0) return;
  clearTimeout(retry);
  stream?.close();
  stream = null;
  lastId = '';
}
