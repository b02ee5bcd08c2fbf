// What a dialogue's step has in hand: what came, where the talk stands, and ways to answer. Nothing of what it says leaves
// before the whole update is committed.
import type { Operation, Output, RawInput, Text } from '#contract/core.ts';
import type { Actor } from '../../actor.ts';
import { Refusal, words } from '../../refusal.ts';
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import type { Chat } from '../chats.ts';
import type { GivenFile, Incoming } from '../incoming.ts';
import type { ChatEnd } from '../link/end-chat.ts';
import { mark } from '../marks.ts';
import type { NewMessage } from '../outbox/queue-message.ts';
import type { Button, Priority } from '../outgoing.ts';

export interface TalkState {
  dialogue: string;
  step: string;
  version: number;
  data: Record<string, unknown>;
}
export type Ran<T> = { ok: true; body: T } | { ok: false; code: string; text: string };

export interface TalkShape {
  services: Services;
  chat: Chat;
  /** Which update it is: the key of everything that is done because of it. */
  updateId: string;
  updateKey: string;
  incoming: Incoming;
  files: readonly GivenFile[];
  person: Actor;
  /** The dialogue whose step runs. */
  dialogue: { key: string; version: number; minutes: number; namesPeople?: Readonly<Record<string, Text>> };
  state: TalkState | undefined;
  args: readonly string[];
}

export interface TalkWrites {
  messages: NewMessage[];
  /** Null ends the talk, undefined leaves it where it stands. */
  next: (TalkState & { minutes: number }) | null | undefined;
  remembered: Map<string, string>;
  /** Silence until then; null ends it. */
  mutedUntil?: Date | null;
  /** Somebody known asked and was not let in: told to the journal with the answer, once. */
  refused?: { subjectId: string; kind: Incoming['kind'] };
  /** The link ends with this update. */
  endAs?: ChatEnd;
}

export class Talk {
  readonly incoming: Incoming;
  readonly files: readonly GivenFile[];
  readonly person: Actor;
  readonly args: readonly string[];
  readonly chat: Chat;
  readonly services: Services;
  readonly writes: TalkWrites = { messages: [], next: undefined, remembered: new Map() };
  readonly #shape: TalkShape;
  #runs = 0;
  #toasted = false;

  constructor(shape: TalkShape) {
    this.#shape = shape;
    this.incoming = shape.incoming;
    this.files = shape.files;
    this.person = shape.person;
    this.args = shape.args;
    this.chat = shape.chat;
    this.services = shape.services;
  }

  get now(): Date {
    return this.services.clock.now();
  }
  get step(): string | undefined {
    return this.#shape.state?.step;
  }
  get data(): Record<string, unknown> {
    return this.#shape.state?.data ?? {};
  }
  /** A new message. */
  say(text: string, buttons: readonly (readonly Button[])[] = [], more: { priority?: Priority } = {}): void {
    this.writes.messages.push({ chatId: this.chat.id, key: this.#key(), saying: { text, buttons }, ...more });
  }
  /** A message that stands in the chat once and is edited in place. */
  card(card: string, text: string, buttons: readonly (readonly Button[])[] = []): void {
    this.writes.messages.push({ chatId: this.chat.id, key: this.#key(), card, saying: { text, buttons } });
  }
  /** The card comes anew at the end of the chat. */
  cardAnew(card: string, text: string, buttons: readonly (readonly Button[])[] = []): void {
    this.writes.remembered.set(card, '');
    this.card(card, text, buttons);
  }
  /** Answers the tap; a tap without a word is answered silently. */
  toast(text: string, alert = false): void {
    const { tapId } = this.incoming;
    if (!tapId || this.#toasted) return;
    this.#toasted = true;
    this.writes.messages.unshift({ chatId: this.chat.id, key: this.#key(), tap: { tapId, text, alert } });
  }
  /** What comes next is told to this step. */
  go(step: string, data: Record<string, unknown> = {}): void {
    const { key, version, minutes } = this.#shape.dialogue;
    this.writes.next = { dialogue: key, version, step, data, minutes };
  }
  end(): void {
    this.writes.next = null;
  }

  /** A button of this dialogue. */
  button(label: string, action: string, ...args: readonly string[]): Button {
    return buttonOf(this.#shape.dialogue)(label, action, ...args);
  }

  /** Something to be found again by a word: which comment a message of the person became. */
  remember(word: string, value: string): void {
    this.writes.remembered.set(word, value);
  }
  async recall(word: string): Promise<string | undefined> {
    const { rows } = await this.services.pools.write.query<{ message_ref: string }>(
      'select message_ref from chat_card where chat_id = $1 and card = $2',
      [this.chat.id, word],
    );
    return rows[0]?.message_ref || undefined;
  }

  /** Does something in the person's name; done once for this update, however often the update is handled. */
  async run<O extends Operation>(
    operation: O,
    input: RawInput<O>,
    more: { version?: number } = {},
  ): Promise<Ran<Output<O>>> {
    this.#runs += 1;
    const { channel, bot } = this.chat;
    const idempotencyKey = `${channel}:${bot}:${this.#shape.updateKey}:${this.#runs}`;
    const ran = await this.#call(operation, input, { idempotencyKey, ...more });
    mark('operation-run');
    return ran;
  }
  /** Whether something was done for this update already, before the program was ended in the middle. */
  async ranBefore(): Promise<boolean> {
    const { channel, bot } = this.chat;
    const { rows } = await this.services.pools.write.query(
      'select 1 from idempotency where actor_id = $1 and key = $2 and status is not null',
      [this.person.id, `${channel}:${bot}:${this.#shape.updateKey}:${this.#runs + 1}`],
    );
    return rows.length > 0;
  }
  /** Reads in the person's name. */
  ask<O extends Operation>(operation: O, input: RawInput<O>): Promise<Ran<Output<O>>> {
    return this.#call(operation, input, {});
  }

  async #call<O extends Operation>(
    operation: O,
    input: unknown,
    options: { idempotencyKey?: string; version?: number },
  ): Promise<Ran<Output<O>>> {
    try {
      const { body } = await call(this.services, operation.name, this.person, input, options);
      return { ok: true, body: body as Output<O> };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [first] = error.details.errors ?? [];
      const code = first?.code ?? error.code;
      // Whose name a refusal tells in the program, it does not tell in a messenger.
      const unnamed = this.#shape.dialogue.namesPeople?.[code];
      const told = unnamed ?? first?.message ?? words(error.code, error.details);
      return { ok: false, code, text: told[this.person.locale] };
    }
  }

  #key(): string {
    return `u:${this.#shape.updateId}:${this.writes.messages.length}:${this.#shape.dialogue.key}`;
  }
}

/** Makes buttons of a dialogue. */
export const buttonOf =
  ({ key, version }: { key: string; version: number }) =>
  (label: string, action: string, ...args: readonly string[]): Button => {
    const data = [`${key}${version}`, action, ...args].join(':');
    if (Buffer.byteLength(data) > 64) throw new Error(`button ${action} says more than 64 bytes`);
    return { label, data };
  };

/** Ids on buttons, in 22 letters. */
export const shortId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
export function longId(short: string | undefined): string {
  const hex = Buffer.from(short ?? '', 'base64url')
    .toString('hex')
    .padEnd(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
