// Which words of a text were meant by a search, and the piece of the text that shows most of them. Pure, but for the stems,
// which the caller asks of the database.
import { foldNumber, foldWord } from '../fold.ts';
import type { Lexeme } from './questions.ts';

export type Mark = [from: number, length: number];

const wordsOf = /[\p{L}\p{N}\p{M}]+/gu;

export class Marker {
  readonly #exact: ReadonlySet<string>;
  readonly #stemmed: ReadonlySet<string>;
  readonly #prefixes: readonly string[];
  readonly #begins: ReadonlySet<string>;
  #stems: ReadonlyMap<string, string> = new Map();

  constructor(lexemes: readonly Lexeme[]) {
    const by = (way: Lexeme['by']) => lexemes.filter((one) => one.by === way).map((one) => one.text);
    this.#stemmed = new Set(by('stem'));
    this.#exact = new Set([...by('exact'), ...this.#stemmed]);
    this.#prefixes = by('prefix');
    this.#begins = new Set(lexemes.map((one) => one.text.slice(0, 2)));
  }

  /** Folded words of the texts whose stems may decide: a stem begins as its word does. */
  doubtful(texts: readonly string[]): string[] {
    const words = new Set<string>();
    for (const text of texts)
      for (const [word] of text.matchAll(wordsOf)) {
        const folded = foldWord(word);
        if (this.#begins.has(folded.slice(0, 2)) && !this.#exact.has(folded)) words.add(folded);
      }
    return [...words];
  }

  know(stems: ReadonlyMap<string, string>): void {
    this.#stems = stems;
  }

  marks(text: string): Mark[] {
    if (this.#begins.size === 0) return [];
    const marks: Mark[] = [];
    for (const match of text.matchAll(wordsOf)) if (this.#means(match[0])) marks.push([match.index, match[0].length]);
    return marks;
  }

  #means(word: string): boolean {
    const folded = foldWord(word);
    return (
      this.#exact.has(folded) ||
      this.#stemmed.has(this.#stems.get(folded) ?? '') ||
      this.#prefixes.some((prefix) => folded.startsWith(prefix)) ||
      (/^[A-Za-z]+$/.test(word) && word.length <= 4 && this.#exact.has(foldNumber(word)))
    );
  }
}

const length = 260;
const before = 60;

/** The piece of the text with the most different words that were meant, in one line. */
export function snippetOf(text: string, marks: readonly Mark[]): { snippet: string; marks: Mark[] } {
  const flat = text.replace(/\s/g, ' ');
  const [from, to] = windowOf(flat, marks);
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  return {
    snippet: `${lead}${flat.slice(from, to)}${to < flat.length ? '…' : ''}`,
    marks: marks.filter(([at, size]) => at >= from && at + size <= to).map(([at, size]): Mark => [at + shift, size]),
  };
}

function windowOf(text: string, marks: readonly Mark[]): [number, number] {
  let best = 0;
  let bestCount = -1;
  for (const [at, [begin]] of marks.entries()) {
    const words = new Set<string>();
    for (let next = at; next < marks.length; next++) {
      const [start, size] = marks[next] as Mark;
      if (start + size > begin + length - before) break;
      words.add(foldWord(text.slice(start, start + size)).slice(0, 5));
    }
    if (words.size > bestCount) {
      best = begin;
      bestCount = words.size;
    }
    if (at > 2_000) break;
  }
  if (text.length <= length) return [0, text.length];
  let from = Math.max(0, Math.min(best - before, text.length - length));
  // Neither the first nor the last word is cut.
  if (from > 0) from = text.lastIndexOf(' ', best) > from ? text.indexOf(' ', from) + 1 : from;
  const whole = Math.min(text.length, from + length);
  const space = text.lastIndexOf(' ', whole);
  return [from, whole < text.length && space > from + length / 2 ? space : whole];
}
