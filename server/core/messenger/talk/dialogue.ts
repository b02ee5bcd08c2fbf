// A module's conversations with people in chats: plain functions, told what came and where the talk stands. What they do
// for the person goes through the runner as that person, once for each update whatever happens.
import type { Text } from '#contract/core.ts';
import type { Talk } from './talk.ts';

export type Step = (talk: Talk) => Promise<void>;

export interface Dialogue {
  /** Refusals that would name somebody, and what is said in a chat in their place. */
  namesPeople?: Readonly<Record<string, Text>>;
  /** Begins the buttons of its messages: a few small letters. */
  key: string;
  /** Buttons and talks of another version are not understood any more. */
  version: number;
  /** The operations that it may run in the person's name, where they hold them. */
  operations: readonly string[];
  commands?: Readonly<Record<string, { title: Text; menu?: boolean; run: Step }>>;
  /** What a button does, by its first word; the others are `talk.args`. */
  taps?: Readonly<Record<string, Step>>;
  /** Where a talk stands: what comes next is told to that step. */
  steps?: Readonly<Record<string, Step>>;
  /** Words and files sent while no talk is under way; false leaves them to another dialogue. */
  opens?(talk: Talk): Promise<boolean>;
  /** An answer to one of its cards; false leaves it to the talk under way. */
  replied?(talk: Talk, card: string): Promise<boolean>;
  /** A message that was changed after it was sent. */
  edited?(talk: Talk): Promise<boolean>;
  /** A button of an earlier version: shows what it was about anew. */
  outdated?: Step;
  /** Buttons that stand under the greeting. */
  menu?(talk: Talk): Promise<readonly (readonly { label: string; data: string }[])[]>;
  /** A talk left alone for so long is forgotten. */
  minutes: number;
}
