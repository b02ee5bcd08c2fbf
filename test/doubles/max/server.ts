// A double of the public Bot API of MAX over HTTP, by the published schema: the methods that a bot needs, its limits, and
// on request its refusals. Updates are given again until a marker behind them is asked for.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { UpdateQueue } from '../telegram/updates.ts';
import { MaxChat } from './chats.ts';

export interface MaxCall {
  /** `POST /messages`. */
  call: string;
  query: Record<string, string>;
  body: Record<string, unknown>;
  status: number;
}
interface Answer {
  status?: number;
  body: object;
}
interface Button {
  type: string;
  text: string;
  payload: string;
}
const done = { success: true };
const refused = (status: number, code: string, message = code): Answer => ({ status, body: { code, message } });

export class MaxDouble {
  readonly token = 'f9LHodD0cOL-double-of-max-for-tests';
  readonly transcript: MaxCall[] = [];
  readonly chats = new Map<number, MaxChat>();
  readonly updates = new UpdateQueue(Date.now);
  readonly #files = new Map<string, Buffer>();
  readonly #faults: { call: string; answer: Answer }[] = [];
  readonly #server: Server = createServer((request, reply) => void this.#serve(request, reply));
  commands: { name: string }[] = [];
  subscriptions: { url: string; secret?: string }[] = [];
  #next = 1;

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.root;
  }
  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /** The dialogue of a person, whose names must never be seen in the program. */
  chat(id: number): MaxChat {
    let chat = this.chats.get(id);
    if (!chat) {
      chat = new MaxChat(id, {
        push: (update) => this.updates.push(update as object),
        keep: (bytes) => this.#keep(bytes),
        mid: () => this.#mid(),
      });
      this.chats.set(id, chat);
    }
    return chat;
  }
  /** The next call of this kind is refused so. */
  refuse(call: string, status: number, code: string): void {
    this.#faults.push({ call, answer: refused(status, code) });
  }
  calls(call: string): MaxCall[] {
    return this.transcript.filter((one) => one.call === call);
  }
  /** All that ever left the program for people. */
  get said(): string {
    return this.transcript.map(({ query, body }) => JSON.stringify([query, body])).join('\n');
  }

  #mid = (): string => `mid.${String(this.#next++).padStart(12, '0')}`;
  #keep(bytes: Buffer): string {
    const id = `f${this.#files.size + 1}`;
    this.#files.set(id, bytes);
    return `${this.root}/files/${id}`;
  }

  async #serve(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double');
    const file = /^\/files\/(\w+)$/.exec(url.pathname)?.[1];
    if (file) return void reply.writeHead(200).end(this.#files.get(file));
    const body = request.method === 'GET' || request.method === 'DELETE' ? {} : await json(request).catch(() => ({}));
    const call: MaxCall = {
      call: `${request.method} ${url.pathname.replace(/^\/messages\/.+/, '/messages/:mid')}`,
      query: Object.fromEntries(url.searchParams),
      body: body as Record<string, unknown>,
      status: 200,
    };
    const gone = new AbortController();
    reply.on('close', () => gone.abort());
    const answer = await this.#answer(request, url, call, gone.signal);
    call.status = answer.status ?? 200;
    this.transcript.push(call);
    reply.writeHead(call.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  }

  async #answer(request: IncomingMessage, url: URL, call: MaxCall, gone: AbortSignal): Promise<Answer> {
    if (request.headers.authorization !== this.token) return refused(401, 'verify.token', 'Invalid access_token');
    const planned = this.#faults.findIndex((one) => one.call === call.call);
    if (planned >= 0) return (this.#faults.splice(planned, 1)[0] as { answer: Answer }).answer;
    const { query, body } = call;
    switch (call.call) {
      case 'GET /me':
        return { body: { user_id: 1, first_name: 'Ведомо', is_bot: true, username: 'vedomo_max_bot' } };
      case 'PATCH /me/commands':
        this.commands = body.commands as { name: string }[];
        return { body: { commands: this.commands } };
      case 'GET /subscriptions':
        return { body: { subscriptions: this.subscriptions } };
      case 'POST /subscriptions':
        this.subscriptions.push(body as { url: string });
        return { body: done };
      case 'DELETE /subscriptions':
        this.subscriptions = this.subscriptions.filter((one) => one.url !== query.url);
        return { body: done };
      case 'GET /updates':
        return this.#updates(query, gone);
      case 'POST /messages':
        return this.#send(Number(query.chat_id), body);
      case 'PUT /messages':
        return this.#edit(query.message_id ?? '', body);
      case 'GET /messages/:mid': {
        const mid = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
        const shown = this.#shown(mid)?.shown;
        return shown ? { body: { body: { mid, seq: 1, text: shown.text } } } : refused(404, 'not.found');
      }
      case 'POST /answers': {
        if (!query.callback_id) return refused(400, 'proto.payload');
        const chat = [...this.chats.values()].find((one) => one.taps.has(query.callback_id ?? ''));
        if (body.notification) chat?.toasts.push(String(body.notification));
        return { body: done };
      }
      default:
        return refused(404, 'path.not.found');
    }
  }

  async #updates(query: Record<string, string>, gone: AbortSignal): Promise<Answer> {
    if (this.subscriptions.length > 0) return refused(405, 'method.not.allowed', 'The bot has a subscription');
    const marker = query.marker === undefined ? undefined : Number(query.marker);
    const timeout = Math.min(Number(query.timeout ?? 30) * 1_000, 2_000);
    const taken = await this.updates.take(marker, Number(query.limit ?? 100), timeout, gone);
    const last = taken.at(-1);
    // They carry no number of their own.
    const updates = taken.map(({ update_id: _number, ...update }) => update);
    return { body: { updates, marker: last ? last.update_id + 1 : (marker ?? null) } };
  }

  #shown(mid: string) {
    for (const chat of this.chats.values()) {
      const shown = chat.shown.get(mid);
      if (shown) return { chat, shown };
    }
    return undefined;
  }

  #send(chatId: number, body: Record<string, unknown>): Answer {
    const chat = this.chats.get(chatId);
    if (!chat) return refused(404, 'chat.not.found');
    if (chat.stopped) return refused(403, 'chat.denied', 'The user suspended the bot');
    const said = read(body);
    if (!said) return refused(400, 'proto.payload');
    const mid = this.#mid();
    chat.shown.set(mid, { mid, edits: 0, ...said });
    return {
      body: { message: { recipient: { chat_id: chatId, chat_type: 'dialog' }, timestamp: 0, body: { mid, seq: 1 } } },
    };
  }

  #edit(mid: string, body: Record<string, unknown>): Answer {
    const found = this.#shown(mid);
    const said = read(body);
    if (!found) return refused(404, 'not.found');
    if (!said) return refused(400, 'proto.payload');
    found.chat.shown.set(mid, { ...found.shown, ...said, edits: found.shown.edits + 1 });
    return { body: done };
  }
}

/** Within the limits of the schema: 4000 letters, 128 on a button, 1024 behind it, no keyboard without buttons. */
function read(
  body: Record<string, unknown>,
): { text: string; buttons: { label: string; data: string }[][] } | undefined {
  const text = String(body.text ?? '');
  const attachments = (body.attachments ?? []) as { type: string; payload: { buttons: Button[][] } }[];
  if (text.length > 4_000 || (!text && attachments.length === 0)) return undefined;
  const rows = attachments.flatMap(({ payload }) => payload.buttons);
  if (attachments.some(({ type, payload }) => type !== 'inline_keyboard' || payload.buttons.length === 0))
    return undefined;
  const fits = rows
    .flat()
    .every(
      ({ type, text: label, payload }) =>
        type === 'callback' && label.length > 0 && label.length <= 128 && payload.length <= 1_024,
    );
  return fits
    ? { text, buttons: rows.map((row) => row.map(({ text: label, payload }) => ({ label, data: payload }))) }
    : undefined;
}
