// What the program says in a chat, in words that know no messenger.

export interface Button {
  label: string;
  /** Comes back when it is tapped; at most 64 bytes. */
  data: string;
}
export interface Saying {
  text: string;
  /** Rows of buttons under the text. */
  buttons?: readonly (readonly Button[])[];
}
/** The answer to a tap: a short notice over the chat. */
export interface TapAnswer {
  tapId: string;
  text: string;
  /** Has to be closed by hand. */
  alert?: boolean;
  /** The message that loses its buttons with it. */
  bare?: string;
}

export const priorities = { answer: 1, status: 2, bulk: 3 } as const;
export type Priority = keyof typeof priorities;

/** One message as a carrier takes it: everything that is needed to send it, nothing else. */
export interface Outgoing {
  id: string;
  kind: 'send' | 'card' | 'tap';
  address: string;
  priority: number;
  saying?: Saying | undefined;
  tap?: TapAnswer | undefined;
  /** The card's message, when it stands in the chat already. */
  messageRef?: string | undefined;
}

/** What became of one message. */
export interface Settlement {
  id: string;
  result: 'sent' | 'retry' | 'maybe' | 'parked' | 'blocked';
  messageRef?: string | undefined;
  error?: string | undefined;
  /** Seconds before anything is sent again: the messenger asked for it. */
  pauseSeconds?: number | undefined;
}
