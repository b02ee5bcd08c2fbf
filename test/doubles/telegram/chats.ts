// The people's side of the double: what they send, what stands in their chats.
import type { Update } from './updates.ts';

export interface Shown {
  messageId: number;
  text: string;
  buttons: { label: string; data: string }[][];
  /** How often it was edited in place. */
  edits: number;
  file?: { name: string; size: number; field: string };
}

/** One private chat as the person sees it. */
export class PersonChat {
  readonly id: number;
  readonly shown = new Map<number, Shown>();
  readonly toasts: { text: string; alert: boolean }[] = [];
  blocked = false;
  readonly #push: (update: Omit<Update, 'update_id'>) => Update;
  readonly #file: (name: string, bytes: Buffer) => string;
  readonly #next: () => number;
  readonly #names: { first_name: string; username: string };

  constructor(
    id: number,
    parts: {
      push(update: Omit<Update, 'update_id'>): Update;
      file(name: string, bytes: Buffer): string;
      next(): number;
      names: { first_name: string; username: string };
    },
  ) {
    this.id = id;
    this.#push = parts.push;
    this.#file = parts.file;
    this.#next = parts.next;
    this.#names = parts.names;
  }

  get messages(): Shown[] {
    return [...this.shown.values()];
  }
  get last(): Shown | undefined {
    return this.messages.at(-1);
  }
  /** All that the bot said, as one text. */
  get text(): string {
    return this.messages.map(({ text }) => text).join('\n');
  }

  say(text: string, more: { replyTo?: number } = {}): Update {
    const message = this.#message({ text, ...replied(more.replyTo) });
    return this.#push({ message });
  }
  edit(update: Update, text: string): Update {
    return this.#push({ edited_message: { ...update.message, text } });
  }
  photo(bytes: Buffer, more: { caption?: string; album?: string } = {}): Update {
    const size = bytes.length;
    const small = { file_id: this.#file('s.jpg', bytes.subarray(0, 10)), file_size: 10, width: 90, height: 60 };
    const large = { file_id: this.#file('l.jpg', bytes), file_size: size, width: 1280, height: 960 };
    return this.#push({
      message: this.#message({
        photo: [small, large],
        ...(more.caption ? { caption: more.caption } : {}),
        ...(more.album ? { media_group_id: more.album } : {}),
      }),
    });
  }
  document(name: string, bytes: Buffer, more: { claimedSize?: number; caption?: string } = {}): Update {
    const document = {
      file_id: this.#file(name, bytes),
      file_size: more.claimedSize ?? bytes.length,
      file_name: name,
    };
    return this.#push({ message: this.#message({ document, ...(more.caption ? { caption: more.caption } : {}) }) });
  }
  voice(bytes: Buffer): Update {
    return this.#push({
      message: this.#message({ voice: { file_id: this.#file('v.ogg', bytes), file_size: bytes.length } }),
    });
  }
  /** Taps the button with these words on the newest message that has it. */
  tap(label: string | RegExp): Update {
    const fits = (word: string) => (typeof label === 'string' ? word === label : label.test(word));
    for (const message of this.messages.reverse()) {
      const button = message.buttons.flat().find((one) => fits(one.label));
      if (button) return this.tapData(message.messageId, button.data);
    }
    throw new Error(`no button ${label} in: ${this.messages.map((one) => JSON.stringify(one)).join('\n')}`);
  }
  tapData(messageId: number, data: string): Update {
    const from = { id: this.id, is_bot: false, ...this.#names };
    const message = { message_id: messageId, chat: { id: this.id, type: 'private' }, date: 0 };
    return this.#push({ callback_query: { id: `tap${this.#next()}`, from, data, message } });
  }
  block(on = true): Update {
    this.blocked = on;
    return this.#push({
      my_chat_member: {
        chat: { id: this.id, type: 'private', ...this.#names },
        new_chat_member: { status: on ? 'kicked' : 'member' },
      },
    });
  }

  #message(content: object): object {
    return {
      message_id: this.#next(),
      date: 0,
      from: { id: this.id, is_bot: false, ...this.#names },
      chat: { id: this.id, type: 'private', ...this.#names },
      ...content,
    };
  }
}

const replied = (id: number | undefined) =>
  id === undefined ? {} : { reply_to_message: { message_id: id, text: 'что было в карточке' } };
