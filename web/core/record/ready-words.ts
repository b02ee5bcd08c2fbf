// Ready words for a comment, found after a slash as one types: what a module gives to the composer of its records.
import type { ReactNode } from 'react';
import type { Audience } from '#contract/core.ts';
import type { LookupItem } from '../form/use-lookup.ts';

export interface ReadyWords {
  /** Names the search in the cache. */
  key: string;
  search: (q: string, signal: AbortSignal) => Promise<LookupItem[]>;
  /** The words of one, written out for the record; null when something else was opened for it. */
  choose: (id: string) => Promise<{ text: string; audience: Audience } | null>;
  /** What would be said, beside the list. */
  preview: (id: string) => ReactNode;
}

/** What stands between the slash and the caret when that may be a search; null when none is typed. */
export function readyBeingTyped(text: string, caret: number): string | null {
  const found = /(?:^|\s)\/((?:[^\s/]{1,40}(?: [^\s/]{0,40}){0,2})?)$/u.exec(text.slice(0, caret));
  return found?.[1] ?? null;
}

/** The text with ready words in place of the slash and what was typed after it, and where the caret goes on. */
export function readyChosen(text: string, caret: number, words: string): { text: string; caret: number } {
  const typed = readyBeingTyped(text, caret);
  const from = typed === null ? caret : caret - typed.length - 1;
  const before = `${text.slice(0, from)}${words}`;
  return { text: before + text.slice(caret), caret: before.length };
}

/**
 * For whom a comment is once ready words have come into it. Of what was meant for ourselves and what was meant for the
 * requester the stricter one stays, so that nothing goes out by itself.
 */
export function audienceWith(now: Audience, written: boolean, wanted: Audience | undefined): Audience {
  if (!wanted || wanted === now) return now;
  return written ? 'internal' : wanted;
}
