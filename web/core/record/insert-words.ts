// Puts words from elsewhere on the page into the comment that is being typed: a prepared text, an answer of the base.
import { useEffect, useRef } from 'react';

type Take = (words: string) => void;
const takers = new Map<string, Set<Take>>();

/** False when no comment is being written of this record. */
export function insertWords(recordId: string, words: string): boolean {
  const open = takers.get(recordId);
  if (!open?.size) return false;
  for (const take of open) take(words);
  return true;
}

export function useInsertedWords(recordId: string, take: Take): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const mine: Take = (words) => latest.current(words);
    const open = takers.get(recordId) ?? new Set();
    takers.set(recordId, open.add(mine));
    return () => void open.delete(mine);
  }, [recordId]);
}
