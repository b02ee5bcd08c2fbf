// Puts a ready text into the comment that is being written on a record, from wherever on its page it was chosen.
import type { Audience } from '#contract/core.ts';

type Listener = (text: string, audience: Audience) => void;
const composers = new Map<string, Listener>();

/** The composer on the page tells how it takes a text; the answer forgets it. */
export function takeInserts(recordId: string, listener: Listener): () => void {
  composers.set(recordId, listener);
  return () => {
    if (composers.get(recordId) === listener) composers.delete(recordId);
  };
}

export const insertIntoComment = (recordId: string, text: string, audience: Audience): void =>
  composers.get(recordId)?.(text, audience);
