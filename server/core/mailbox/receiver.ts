// What a module's card says to get letters: what it must know of a mailbox, and what it does with a letter.
import type * as z from 'zod';
import type { Operation, Output, RawInput, Text } from '#contract/core.ts';
import type { mailReceiver } from '#contract/mailboxes.ts';
import type { Actor } from '../actor.ts';
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';
import type { AnyUnit } from '../unit.ts';
import type { Sender } from './handle/sender.ts';
import type { Letter } from './letter/letter.ts';
import type { Reason } from './reasons.ts';
import type { Mailbox } from './stored.ts';

export type ReceiverField = z.output<typeof mailReceiver>['fields'][number];

/** What was done with it, within the action's own transaction: which record it belongs to now, and whose letter it is. */
export interface Taken {
  recordId: string;
  senderId: string | null;
}
export interface Arrived<S = Record<string, unknown>> {
  services: Services;
  /** Of the letter in the inbox. */
  id: string;
  mailbox: Mailbox;
  settings: S;
  letter: Letter;
  sender: Sender;
  /** Whether the server vouches for the sender, or nobody asks it to. */
  genuine: boolean;
  /**
   * Runs an operation that takes the letter in: the mark "handled" is in its transaction, so it is done once however often
   * the letter is handled. `taken` says, and writes, what else belongs to it.
   */
  take<O extends Operation>(
    operation: O,
    actor: Actor,
    input: RawInput<O>,
    taken: (unit: AnyUnit, body: Output<O>) => Promise<Taken>,
  ): Promise<Output<O>>;
}
/** Nothing: it was taken. Else why it was left alone, or waits for somebody. */
export type Outcome = undefined | { ignored: Reason } | { parked: Reason };

export interface MailReceiver<S = Record<string, unknown>> {
  key: string;
  title: Text;
  hint: Text;
  /** Checked when a mailbox is saved and read again with each letter. */
  settings: z.ZodType<S>;
  initial: Record<string, unknown>;
  /** The fields of the form, with what there is to choose. */
  fields(sql: Sql): Promise<ReceiverField[]>;
  receive(arrived: Arrived<S>): Promise<Outcome>;
  /** A letter of ours did not arrive; what it was is known. */
  bounced(
    arrived: Arrived<S>,
    bounce: { recordId: string; letterId: string; address: string; said: string },
  ): Promise<Outcome>;
}
/** On the card: whatever its settings. */
// biome-ignore lint/suspicious/noExplicitAny: the catalog holds receivers of every module's settings
export type AnyMailReceiver = MailReceiver<any>;
