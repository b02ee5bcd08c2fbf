// What a messenger must be able to do. A second one is a second implementation of this and nothing more.
import type { Readable } from 'node:stream';
import type { Channel } from './channels.ts';
import type { Incoming } from './incoming.ts';
import type { Saying, TapAnswer } from './outgoing.ts';

/** An update as it came, without anybody's names, and the key under which it never counts twice. */
export interface RawUpdate {
  key: string;
  body: unknown;
}

/** Why a messenger did not do what was asked. */
export class MessengerError extends Error {
  override readonly name = 'MessengerError';
  /**
   * `absent`: nothing reached it, so that nothing was done. `unclear`: it may have been done. `wait`: it asks for a
   * pause. `blocked`: the person no longer wants us. `conflict`: another copy speaks. `denied`: our token is not good.
   * `wrong`: it will never take this. `gone`: the message to be edited is not there any more.
   */
  readonly kind: 'absent' | 'unclear' | 'wait' | 'blocked' | 'conflict' | 'denied' | 'wrong' | 'gone' | 'same';
  readonly seconds: number;
  constructor(kind: MessengerError['kind'], message: string, seconds = 0) {
    super(message);
    this.kind = kind;
    this.seconds = seconds;
  }
}

/** A line of the messenger's own menu, in both languages. */
export interface MenuCommand {
  command: string;
  ru: string;
  en: string;
}

export interface MessengerAdapter {
  channel: Channel;
  /** Which of the organisation's bots it is. */
  bot: string;
  /** Asks who we are: the name that people type. */
  introduce(signal: AbortSignal): Promise<string>;
  /** Waits for updates; what came before the last answer is forgotten there. */
  poll(signal: AbortSignal): Promise<RawUpdate[]>;
  /** Told when what `poll` gave is stored: only then the next call lets the messenger forget it. */
  stored(updates: readonly RawUpdate[]): void;
  send(address: string, saying: Saying, signal: AbortSignal): Promise<string>;
  edit(address: string, messageRef: string, saying: Saying, signal: AbortSignal): Promise<void>;
  /** Takes the buttons off a message. */
  bare(address: string, messageRef: string, signal: AbortSignal): Promise<void>;
  answerTap(answer: TapAnswer, signal: AbortSignal): Promise<void>;
  download(reference: string, signal: AbortSignal): Promise<Readable>;
  /** The commands that stand in the menu. */
  setCommands(commands: readonly MenuCommand[], signal: AbortSignal): Promise<void>;
  /** Where updates are to be pushed; null goes back to asking. */
  setWebhook(hook: { url: string; secret: string } | null, signal: AbortSignal): Promise<void>;
}

/** Turns stored updates into what dialogues read; undefined for what no dialogue may see (groups, channels). Pure. */
export type Normalise = (body: unknown) => Incoming | undefined;
