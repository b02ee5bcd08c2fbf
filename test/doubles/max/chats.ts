// The people's side of the double of MAX: what they send, what stands in their dialogues.

export interface MaxShown {
  mid: string;
  text: string;
  buttons: { label: string; data: string }[][];
  /** How often it was edited in place. */
  edits: number;
}

/** One dialogue as the person sees it. */
export class MaxChat {
  readonly id: number;
  readonly shown = new Map<string, MaxShown>();
  readonly taps = new Set<string>();
  readonly toasts: string[] = [];
  stopped = false;
  readonly #push: (update: object) => unknown;
  readonly #keep: (bytes: Buffer) => string;
  readonly #mid: () => string;
  #at = 1_800_000_000_000;

  constructor(id: number, parts: { push(update: object): unknown; keep(bytes: Buffer): string; mid(): string }) {
    this.id = id;
    this.#push = parts.push;
    this.#keep = parts.keep;
    this.#mid = parts.mid;
  }

  get messages(): MaxShown[] {
    return [...this.shown.values()];
  }
  get last(): MaxShown | undefined {
    return this.messages.at(-1);
  }
  get text(): string {
    return this.messages.map(({ text }) => text).join('\n');
  }

  /** The address https://max.ru/bot?start=… was opened. */
  start(payload?: string): void {
    this.#happens({ update_type: 'bot_started', chat_id: this.id, user: this.#user(), payload: payload ?? null });
  }
  say(text: string, more: { replyTo?: string } = {}): string {
    return this.#message({ text }, more.replyTo);
  }
  photo(bytes: Buffer, caption = ''): string {
    const payload = { photo_id: 1, token: 't', url: this.#keep(bytes) };
    return this.#message({ text: caption, attachments: [{ type: 'image', payload }] });
  }
  /** A contact, with a telephone that nobody may keep. */
  contact(): string {
    return this.#message({ text: null, attachments: [{ type: 'contact', payload: { vcf_info: 'TEL:+79990001122' } }] });
  }
  edit(mid: string, text: string): void {
    this.#happens({ update_type: 'message_edited', message: this.#said({ mid, seq: 1, text }) });
  }
  /** Taps the button with these words on the newest message that has it. */
  tap(label: string | RegExp): void {
    const fits = (word: string) => (typeof label === 'string' ? word === label : label.test(word));
    for (const message of this.messages.reverse()) {
      const button = message.buttons.flat().find((one) => fits(one.label));
      if (!button) continue;
      this.#tapped(message.mid, button.data);
      return;
    }
    throw new Error(`no button ${label} in: ${this.messages.map((one) => JSON.stringify(one)).join('\n')}`);
  }
  stop(): void {
    this.stopped = true;
    this.#happens({ update_type: 'bot_stopped', chat_id: this.id, user: this.#user() });
  }

  #tapped(mid: string, payload: string): void {
    const id = `callback.${this.#mid()}`;
    this.taps.add(id);
    const shown = this.shown.get(mid);
    this.#happens({
      update_type: 'message_callback',
      callback: { timestamp: this.#at, callback_id: id, payload, user: this.#user() },
      message: {
        ...this.#said({ mid, seq: 1, text: shown?.text ?? '' }),
        sender: { user_id: 1, first_name: 'Ведомо', is_bot: true },
      },
    });
  }
  #message(content: object, replyTo?: string): string {
    const mid = this.#mid();
    const link = replyTo
      ? { link: { type: 'reply', message: { mid: replyTo, seq: 1, text: 'что было в карточке' } } }
      : {};
    this.#happens({ update_type: 'message_created', message: { ...this.#said({ mid, seq: 1, ...content }), ...link } });
    return mid;
  }
  #said(body: object): object {
    return {
      sender: this.#user(),
      recipient: { chat_id: this.id, chat_type: 'dialog', user_id: 1 },
      timestamp: this.#at,
      body,
    };
  }
  #user(): object {
    return { user_id: this.id + 7, first_name: 'Имяизмакса', username: 'nickfrommax', is_bot: false };
  }
  #happens(update: object): void {
    this.#at += 1_000;
    this.#push({ ...update, timestamp: this.#at, user_locale: 'ru-RU' });
  }
}
