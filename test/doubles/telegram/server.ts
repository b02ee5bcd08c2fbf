// A double of the public Bot API over HTTP: the methods that a bot needs, its limits, and on request its failures.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { PersonChat } from './chats.ts';
import { type Update, UpdateQueue } from './updates.ts';

export type Fault =
  /** The connection ends before anything was done, or after all of it was. */
  | { kind: 'drop-before' | 'drop-after' | 'hang' }
  | { kind: 'answer'; code: number; description?: string; retryAfter?: number };
interface PlannedFault {
  method: string | RegExp;
  fault: Fault;
  times: number;
}
export interface Call {
  method: string;
  values: Record<string, unknown>;
  at: number;
  answer: number;
}

const token = '123456789:AAdouble-of-the-bot-api-for-tests';
const downloadAtMost = 20 * 1024 * 1024;

export class TelegramDouble {
  readonly token = token;
  readonly transcript: Call[] = [];
  readonly chats = new Map<number, PersonChat>();
  /** Its own clock, turned by hand where a test wants it. */
  now: () => number = Date.now;
  /** Everything answers 429 until then. */
  floodUntil = 0;
  commands: { command: string }[] = [];
  webhook: { url: string; secret_token?: string } | null = null;
  readonly updates = new UpdateQueue(() => this.now());
  readonly #files = new Map<string, { name: string; bytes: Buffer }>();
  readonly #faults: PlannedFault[] = [];
  readonly #server: Server;
  #ids = 1_000;
  #port = 0;
  #polls = 0;

  constructor(server?: (listener: (request: IncomingMessage, reply: ServerResponse) => void) => Server) {
    const listener = (request: IncomingMessage, reply: ServerResponse) => void this.#serve(request, reply);
    this.#server = server ? server(listener) : createServer(listener);
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = this.port;
    const secure = 'setSecureContext' in this.#server;
    return `${secure ? 'https' : 'http'}://127.0.0.1:${this.port}`;
  }
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  /** Nobody answers at its address until it listens again. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /** The chat of a person, whose names must never be seen in the program. */
  chat(id: number, names = { first_name: 'Имяизтелеграма', username: 'nickfromtelegram' }): PersonChat {
    let chat = this.chats.get(id);
    if (!chat) {
      chat = new PersonChat(id, {
        push: (update) => this.updates.push(update),
        file: (name, bytes) => this.#keep(name, bytes),
        next: () => this.#ids++,
        names,
      });
      this.chats.set(id, chat);
    }
    return chat;
  }
  fault(method: string | RegExp, fault: Fault, times = 1): void {
    this.#faults.push({ method, fault, times });
  }
  calls(method: string): Call[] {
    return this.transcript.filter((call) => call.method === method);
  }
  /** All that ever left the program for people. */
  get said(): string {
    return this.transcript
      .filter(({ method }) => method !== 'getUpdates')
      .map(({ values }) => JSON.stringify(values))
      .join('\n');
  }

  #keep(name: string, bytes: Buffer): string {
    const id = `file${this.#files.size + 1}`;
    this.#files.set(id, { name, bytes });
    return id;
  }

  async #serve(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double');
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname);
    const named = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname);
    if (!named && !file) return this.#answer(reply, 404, 'Not Found');
    if ((named ?? file)?.[1] !== this.token) return this.#answer(reply, 401, 'Unauthorized');
    if (file) return this.#download(reply, file[2] as string, request);
    const method = (named as RegExpExecArray)[2] as string;
    const values = await readValues(request);
    const call: Call = { method, values, at: this.now(), answer: 0 };
    this.transcript.push(call);
    const fault = this.#faultFor(method);
    if (fault?.kind === 'drop-before') return void request.socket.destroy();
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'answer') {
      call.answer = fault.code;
      return this.#answer(reply, fault.code, fault.description ?? 'Fault', fault.retryAfter);
    }
    if (this.now() < this.floodUntil) {
      call.answer = 429;
      return this.#answer(reply, 429, 'Too Many Requests', Math.ceil((this.floodUntil - this.now()) / 1_000));
    }
    const gone = new AbortController();
    reply.on('close', () => gone.abort());
    const result = await this.#do(method, values, gone.signal);
    if (fault?.kind === 'drop-after') return void request.socket.destroy();
    if ('error' in result) {
      call.answer = result.error;
      return this.#answer(reply, result.error, result.words);
    }
    call.answer = 200;
    this.#send(reply, 200, { ok: true, result: result.value });
  }

  #faultFor(method: string): Fault | undefined {
    const planned = this.#faults.find((one) =>
      typeof one.method === 'string' ? one.method === method : one.method.test(method),
    );
    if (!planned) return undefined;
    planned.times -= 1;
    if (planned.times <= 0) this.#faults.splice(this.#faults.indexOf(planned), 1);
    return planned.fault;
  }
  #answer(reply: ServerResponse, code: number, description: string, retryAfter?: number): void {
    const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
    this.#send(reply, code, { ok: false, error_code: code, description, ...parameters });
  }
  #send(reply: ServerResponse, status: number, body: object): void {
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
  #download(reply: ServerResponse, path: string, request: IncomingMessage): void {
    const fault = this.#faultFor('download');
    if (fault) return void request.socket.destroy();
    const found = this.#files.get(path.split('/').at(-1) ?? '');
    if (found) reply.writeHead(200, { 'content-type': 'application/octet-stream' }).end(found.bytes);
    else this.#answer(reply, 404, 'Not Found');
  }

  async #do(
    method: string,
    values: Record<string, unknown>,
    gone: AbortSignal,
  ): Promise<{ value: unknown } | { error: number; words: string }> {
    switch (method) {
      case 'getMe':
        return { value: { id: 123456789, is_bot: true, username: 'vedomo_test_bot' } };
      case 'setMyCommands':
        this.commands = values.commands as { command: string }[];
        return { value: true };
      case 'setWebhook':
        this.webhook = values as unknown as { url: string; secret_token?: string };
        return { value: true };
      case 'deleteWebhook':
        this.webhook = null;
        return { value: true };
      case 'getUpdates':
        return this.#getUpdates(values, gone);
      case 'answerCallbackQuery':
        return this.#toast(values);
      case 'getFile': {
        const found = this.#files.get(String(values.file_id));
        if (!found) return { error: 400, words: 'Bad Request: invalid file_id' };
        if (found.bytes.length > downloadAtMost) return { error: 400, words: 'Bad Request: file is too big' };
        return { value: { file_id: values.file_id, file_path: `documents/${values.file_id}` } };
      }
      default:
        return this.#toChat(method, values);
    }
  }

  async #getUpdates(values: Record<string, unknown>, gone: AbortSignal) {
    // A second long poll ends the first with 409, and is ended by the next.
    this.#polls += 1;
    const mine = this.#polls;
    if (this.webhook) return { error: 409, words: 'Conflict: webhook is active' };
    const { offset, limit = 100, timeout = 0 } = values as { offset?: number; limit?: number; timeout?: number };
    const updates: Update[] = await this.updates.take(offset, limit, Math.min(timeout * 1_000, 2_000), gone);
    if (this.#polls !== mine) return { error: 409, words: 'Conflict: terminated by other getUpdates request' };
    return { value: updates };
  }

  #toast(values: Record<string, unknown>) {
    for (const chat of this.chats.values())
      chat.toasts.push({ text: String(values.text ?? ''), alert: Boolean(values.show_alert) });
    return { value: true };
  }

  #toChat(method: string, values: Record<string, unknown>): { value: unknown } | { error: number; words: string } {
    const chat = this.chats.get(Number(values.chat_id));
    if (!chat) return { error: 400, words: 'Bad Request: chat not found' };
    if (chat.blocked) return { error: 403, words: 'Forbidden: bot was blocked by the user' };
    const text = String(values.text ?? values.caption ?? '');
    if (text.length > 4_096) return { error: 400, words: 'Bad Request: message is too long' };
    const markup = values.reply_markup as { inline_keyboard?: { text: string; callback_data: string }[][] } | undefined;
    const buttons = (markup?.inline_keyboard ?? []).map((row) =>
      row.map(({ text: label, callback_data: data }) => ({ label, data })),
    );
    if (buttons.flat().some(({ data }) => Buffer.byteLength(data) > 64)) {
      return { error: 400, words: 'Bad Request: BUTTON_DATA_INVALID' };
    }
    if (method === 'sendMessage' || method === 'sendPhoto' || method === 'sendDocument') {
      if (method === 'sendMessage' && !text) return { error: 400, words: 'Bad Request: message text is empty' };
      const messageId = this.#ids++;
      const file = values.file as { name: string; size: number; field: string } | undefined;
      chat.shown.set(messageId, { messageId, text, buttons, edits: 0, ...(file ? { file } : {}) });
      return { value: { message_id: messageId } };
    }
    const shown = chat.shown.get(Number(values.message_id));
    if (!shown) return { error: 400, words: 'Bad Request: message to edit not found' };
    const same = JSON.stringify(shown.buttons) === JSON.stringify(buttons);
    if (method === 'editMessageText') {
      if (shown.text === text && same) return { error: 400, words: 'Bad Request: message is not modified' };
      chat.shown.set(shown.messageId, { ...shown, text, buttons, edits: shown.edits + 1 });
      return { value: { message_id: shown.messageId } };
    }
    if (method === 'editMessageReplyMarkup') {
      chat.shown.set(shown.messageId, { ...shown, buttons });
      return { value: { message_id: shown.messageId } };
    }
    return { error: 404, words: 'Not Found' };
  }
}

async function readValues(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await buffer(request);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return JSON.parse(body.toString() || '{}') as Record<string, unknown>;
  if (!type.startsWith('multipart/form-data')) return {};
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const values: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') values[name] = value;
    else values.file = { field: name, name: value.name, size: value.size };
  }
  return values;
}
