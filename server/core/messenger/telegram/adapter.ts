// Telegram by its public Bot API: long polling of our own, one update confirmed only after it is stored.
import type { Readable } from 'node:stream';
import { type MenuCommand, type MessengerAdapter, MessengerError, type RawUpdate } from '../adapter.ts';
import type { Saying, TapAnswer } from '../outgoing.ts';
import { Transport, type Way } from '../transport.ts';
import { BotApi } from './api.ts';
import { withoutPeople } from './normalise.ts';

const pollSeconds = 25;
const listened = ['message', 'edited_message', 'callback_query', 'my_chat_member'];
/** Telegram gives away no larger one. */
export const downloadAtMost = 20 * 1024 * 1024;
const textAtMost = 4_096;

interface Sent {
  message_id: number;
}

/** The public half of a token; the bot's own id. */
export const botIdOf = (token: string): string => token.split(':')[0] ?? '';

export class TelegramAdapter implements MessengerAdapter {
  readonly channel = 'telegram' as const;
  readonly bot: string;
  readonly #api: BotApi;
  readonly #transport: Transport;
  #offset: number | undefined;

  constructor(token: string, way: Way) {
    this.bot = botIdOf(token);
    this.#transport = new Transport(way);
    this.#api = new BotApi(this.#transport, token);
  }

  async introduce(signal: AbortSignal): Promise<string> {
    const me = await this.#api.call<{ username?: string }>('getMe', {}, signal);
    return me.username ?? '';
  }

  async poll(signal: AbortSignal): Promise<RawUpdate[]> {
    const values = {
      timeout: pollSeconds,
      limit: 100,
      allowed_updates: listened,
      ...(this.#offset === undefined ? {} : { offset: this.#offset }),
    };
    const timeoutMs = (pollSeconds + 15) * 1_000;
    const updates = await this.#api.call<{ update_id: number }[]>('getUpdates', values, signal, { timeoutMs });
    return updates.map((update) => ({ key: String(update.update_id), body: withoutPeople(update) }));
  }

  stored(updates: readonly RawUpdate[]): void {
    for (const { key } of updates) this.#offset = Math.max(this.#offset ?? 0, Number(key) + 1);
  }

  async send(address: string, saying: Saying, signal: AbortSignal): Promise<string> {
    const sent = await this.#api.call<Sent>('sendMessage', { chat_id: Number(address), ...spoken(saying) }, signal);
    return String(sent.message_id);
  }

  async edit(address: string, messageRef: string, saying: Saying, signal: AbortSignal): Promise<void> {
    const values = { chat_id: Number(address), message_id: Number(messageRef), ...spoken(saying) };
    await this.#api.call('editMessageText', values, signal).catch((error: unknown) => {
      if (error instanceof MessengerError && error.kind === 'same') return;
      throw error;
    });
  }

  async bare(address: string, messageRef: string, signal: AbortSignal): Promise<void> {
    const values = { chat_id: Number(address), message_id: Number(messageRef), reply_markup: { inline_keyboard: [] } };
    await this.#api.call('editMessageReplyMarkup', values, signal);
  }

  async answerTap({ tapId, text, alert }: TapAnswer, signal: AbortSignal): Promise<void> {
    const values = { callback_query_id: tapId, text: text.slice(0, 200), show_alert: alert ?? false };
    await this.#api.call('answerCallbackQuery', values, signal);
  }

  async download(reference: string, signal: AbortSignal): Promise<Readable> {
    const found = await this.#api.call<{ file_path?: string }>('getFile', { file_id: reference }, signal);
    if (!found.file_path) throw new MessengerError('wrong', 'the file is not there');
    return this.#api.file(found.file_path, signal);
  }

  async setCommands(commands: readonly MenuCommand[], signal: AbortSignal): Promise<void> {
    // Russian for whoever has another language in their telephone, too.
    for (const [locale, more] of [
      ['ru', {}],
      ['en', { language_code: 'en' }],
    ] as const) {
      const list = commands.map((one) => ({ command: one.command, description: one[locale] }));
      await this.#api.call('setMyCommands', { commands: list, ...more }, signal);
    }
  }

  async setWebhook(hook: { url: string; secret: string } | null, signal: AbortSignal): Promise<void> {
    if (hook)
      await this.#api.call(
        'setWebhook',
        { url: hook.url, secret_token: hook.secret, allowed_updates: listened },
        signal,
      );
    else await this.#api.call('deleteWebhook', { drop_pending_updates: false }, signal);
  }

  close(): void {
    this.#transport.close();
  }
}

const spoken = ({ text, buttons }: Saying) => ({
  text: text.length > textAtMost ? `${text.slice(0, textAtMost - 1)}…` : text,
  link_preview_options: { is_disabled: true },
  reply_markup: {
    inline_keyboard: (buttons ?? []).map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data }))),
  },
});
