// MAX by its public Bot API: long polling of our own, by a marker that moves on only after what came is stored.
import type { Readable } from 'node:stream';
import { type MenuCommand, type MessengerAdapter, MessengerError, type RawUpdate } from '../adapter.ts';
import type { Saying, TapAnswer } from '../outgoing.ts';
import type { Way } from '../transport.ts';
import { MaxApi } from './api.ts';
import { keyOf, withoutPeople } from './normalise.ts';

const pollSeconds = 25;
const listened = [
  'message_created',
  'message_edited',
  'message_callback',
  'bot_started',
  'bot_stopped',
  'dialog_removed',
] as const;
const textAtMost = 4_000;
const labelAtMost = 128;

/** A token says nothing of whose it is and may be changed: an organisation has one bot there. */
export const maxBot = { channel: 'max', bot: 'max' } as const;

interface Sent {
  message: { body: { mid: string } };
}

export class MaxAdapter implements MessengerAdapter {
  readonly channel = maxBot.channel;
  readonly bot = maxBot.bot;
  readonly #api: MaxApi;
  /** Up to where what came is stored, and where the last answer ended. */
  #marker: number | undefined;
  #ahead: number | undefined;

  constructor(token: string, way: Way) {
    this.#api = new MaxApi(way, token);
  }

  async introduce(signal: AbortSignal): Promise<string> {
    const me = await this.#api.call<{ username?: string | null }>({ method: 'GET', path: '/me' }, signal);
    return me.username ?? '';
  }

  async poll(signal: AbortSignal): Promise<RawUpdate[]> {
    const { updates, marker } = await this.#api.call<{ updates: unknown[]; marker?: number | null }>(
      {
        method: 'GET',
        path: '/updates',
        query: { limit: 100, timeout: pollSeconds, types: listened.join(','), marker: this.#marker },
        timeoutMs: (pollSeconds + 15) * 1_000,
      },
      signal,
    );
    this.#ahead = marker ?? undefined;
    if (updates.length === 0) this.stored();
    return updates.map((update) => ({ key: keyOf(update), body: withoutPeople(update) }));
  }

  stored(): void {
    this.#marker = this.#ahead ?? this.#marker;
  }

  async send(address: string, saying: Saying, signal: AbortSignal): Promise<string> {
    return this.#send(address, spoken(saying), signal);
  }

  async edit(address: string, messageRef: string, saying: Saying, signal: AbortSignal): Promise<void> {
    void address;
    await this.#edit(messageRef, spoken(saying), signal);
  }

  /** A change without the text would leave it to chance: the text is read and sent as it stands. */
  async bare(address: string, messageRef: string, signal: AbortSignal): Promise<void> {
    void address;
    const path = `/messages/${encodeURIComponent(messageRef)}`;
    const { body } = await this.#api.call<{ body: { text?: string | null } }>({ method: 'GET', path }, signal);
    await this.#edit(messageRef, { text: body.text ?? '', attachments: [] }, signal);
  }

  async answerTap({ tapId, text }: TapAnswer, signal: AbortSignal): Promise<void> {
    const body = { notification: text || null };
    await this.#api.call({ method: 'POST', path: '/answers', query: { callback_id: tapId }, body }, signal);
  }

  async download(reference: string, signal: AbortSignal): Promise<Readable> {
    const video = /^video:(.+)$/.exec(reference)?.[1];
    if (!video) return this.#api.file(reference, signal);
    const path = `/videos/${encodeURIComponent(video)}`;
    const { urls } = await this.#api.call<{ urls?: Record<string, string | null> | null }>(
      { method: 'GET', path },
      signal,
    );
    // The smallest that can be made out: the evidence of a fault, not a film.
    const found = ['mp4_480', 'mp4_360', 'mp4_720', 'mp4_240', 'mp4_1080', 'mp4_144'].find((one) => urls?.[one]);
    if (!found) throw new MessengerError('wrong', 'the video is not there');
    return this.#api.file(urls?.[found] ?? '', signal);
  }

  async setCommands(commands: readonly MenuCommand[], signal: AbortSignal): Promise<void> {
    const list = commands.slice(0, 32).map(({ command, ru }) => ({ name: command, description: ru.slice(0, 128) }));
    await this.#api.call({ method: 'PATCH', path: '/me/commands', body: { commands: list } }, signal);
  }

  async setWebhook(hook: { url: string; secret: string } | null, signal: AbortSignal): Promise<void> {
    const { subscriptions } = await this.#api.call<{ subscriptions: { url: string }[] }>(
      { method: 'GET', path: '/subscriptions' },
      signal,
    );
    // While an address is told, nothing can be asked for.
    for (const { url } of subscriptions) {
      if (url !== hook?.url) await this.#api.call({ method: 'DELETE', path: '/subscriptions', query: { url } }, signal);
    }
    if (!hook) return;
    const body = { url: hook.url, secret: hook.secret, update_types: listened };
    await this.#api.call({ method: 'POST', path: '/subscriptions', body }, signal);
  }

  async #send(address: string, body: object, signal: AbortSignal): Promise<string> {
    const query = { chat_id: address, disable_link_preview: true };
    const call = { method: 'POST', path: '/messages', query, body } as const;
    const sent = await this.#api.call<Sent>(call, signal).catch((error: unknown) => {
      // The dialogue is there no more.
      if (error instanceof MessengerError && error.kind === 'gone') throw new MessengerError('blocked', error.message);
      throw error;
    });
    return sent.message.body.mid;
  }

  async #edit(messageRef: string, body: object, signal: AbortSignal): Promise<void> {
    const call = { method: 'PUT', path: '/messages', query: { message_id: messageRef }, body } as const;
    await this.#api.call(call, signal).catch((error: unknown) => {
      // What cannot be changed any more comes anew.
      if (error instanceof MessengerError && error.kind === 'wrong') throw new MessengerError('gone', error.message);
      throw error;
    });
  }

  close(): void {
    this.#api.close();
  }
}

const spoken = ({ text, buttons = [] }: Saying) => {
  const rows = buttons
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map(({ label, data }) => ({ type: 'callback', text: label.slice(0, labelAtMost), payload: data })),
    );
  return {
    text: text.length > textAtMost ? `${text.slice(0, textAtMost - 1)}…` : text,
    // An empty list takes the buttons off a message that had some.
    attachments: rows.length > 0 ? [{ type: 'inline_keyboard', payload: { buttons: rows } }] : [],
  };
};
