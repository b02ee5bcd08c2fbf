// Puts ready words into the comment that is being written on a record, from wherever on its page they were chosen: a prepared
// text, an answer of the base.
import { useEffect, useRef } from 'react';
import type { Audience } from '#contract/core.ts';

/** Without an audience the words go to whoever the comment is for already. */
type Take = (words: string, audience?: Audience) => void;
const composers = new Map<string, Take>();

/** False when no comment is being written on this record. */
export function insertIntoComment(recordId: string, words: string, audience?: Audience): boolean {
  const take = composers.get(recordId);
  take?.(words, audience);
  return take !== undefined;
}

/** The composer on the page tells how it takes words. */
export function useInsertedWords(recordId: string, take: Take): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const mine: Take = (words, audience) => latest.current(words, audience);
    composers.set(recordId, mine);
    return () => {
      if (composers.get(recordId) === mine) composers.delete(recordId);
    };
  }, [recordId]);
}
