// The core as a gateway sees it: over HTTPS, with a token that may do this and nothing else.
import { boundedBytes } from '../bounded.ts';
import type { Attended, ChatCore, WantedFile } from '../carrier/chat-core.ts';
import type { Outgoing } from '../outgoing.ts';

const patienceMs = 20_000;

export function httpCore({ url, token }: { url: string; token: string }): ChatCore {
  // A gateway asks for messages and files in one request; the files wait here for their loop.
  let files: WantedFile[] = [];
  const authorization = `Bearer ${token}`;
  const send = async <R>(path: string, body: unknown, more: RequestInit = {}): Promise<R> => {
    const answer = await fetch(`${url}/api/messenger/gateway/${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
      ...more,
    });
    if (!answer.ok) throw new Error(`the core answers ${answer.status} to ${path}`);
    return (await answer.json()) as R;
  };
  return {
    async attend({ place: _place, ...report }) {
      return send<Attended>('attend', report);
    },
    async deliver(bot, updates) {
      await send('updates', { ...plain(bot), updates });
    },
    async take(bot, atMost) {
      const wanted = files.length === 0 ? 4 : 0;
      const taken = await send<{ messages: Outgoing[]; files: WantedFile[] }>('outgoing', {
        ...plain(bot),
        atMost,
        files: wanted,
      });
      files.push(...taken.files);
      return taken.messages;
    },
    async settle(bot, settlements) {
      await send('settled', { ...plain(bot), settlements });
    },
    async wantedFiles(_bot, atMost) {
      const now = files.slice(0, atMost);
      files = files.slice(now.length);
      return now;
    },
    async keepFile(id, body) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(await boundedBytes(body))]), 'file');
      const headers = { authorization };
      await send(`files/${id}`, undefined, { headers, body: form, signal: AbortSignal.timeout(120_000) });
    },
    async missFile(id, problem, final) {
      await send(`files/${id}/missed`, { problem, final });
    },
  };
}

const plain = ({ channel, bot }: { channel: string; bot: string }) => ({ channel, bot });
