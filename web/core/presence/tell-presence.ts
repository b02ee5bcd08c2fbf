// Says to the server that this page of a record is open: every ten seconds, at once when words begin or end, and when it goes.
import type { Audience } from '#contract/core.ts';
import { presenceEverySeconds, tellPresence } from '#contract/presence.ts';
import { behalfHeader } from '../api/behalf.ts';
import { buildRequest } from '../api/build-request.ts';

const restAfterTyping = 6_000;

/** Begins when the page opens; what it gives ends it. `frame` holds the record's page: words typed in its composer count. */
export function tellPresenceOf(recordId: string, frame: () => HTMLElement | null): () => void {
  const tabId = crypto.randomUUID();
  let typing: Audience | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const send = (gone = false) => {
    if (!gone && document.visibilityState === 'hidden') return;
    const { url, method, headers, body } = buildRequest(
      tellPresence,
      { id: recordId, tabId, typing, ...(gone ? { gone } : {}) },
      {},
    );
    // A mark that is told again in seconds: repeating it needs no key, failing needs no word, and it outlives the page.
    delete headers['idempotency-key'];
    void fetch(url, {
      method,
      headers: { ...headers, ...behalfHeader },
      body: body ?? null,
      credentials: 'same-origin',
      keepalive: true,
    }).catch(() => undefined);
  };
  const say = (next: Audience | null) => {
    clearTimeout(rest);
    if (next) rest = setTimeout(() => say(null), restAfterTyping);
    if (next === typing) return;
    typing = next;
    send();
  };
  const hear = (event: Event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !frame()?.contains(field)) return;
    const audience = field.closest('form[data-audience]')?.getAttribute('data-audience');
    if (audience === 'internal' || audience === 'external') say(field.value.trim() ? audience : null);
  };
  const submitted = (event: Event) => {
    if (event.target instanceof Node && frame()?.contains(event.target)) say(null);
  };
  const seen = () => send(document.visibilityState === 'hidden');
  const leave = () => send(true);
  const beat = setInterval(() => send(), presenceEverySeconds * 1000);
  document.addEventListener('input', hear);
  document.addEventListener('submit', submitted);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('pagehide', leave);
  send();
  return () => {
    clearInterval(beat);
    clearTimeout(rest);
    document.removeEventListener('input', hear);
    document.removeEventListener('submit', submitted);
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('pagehide', leave);
    send(true);
  };
}
