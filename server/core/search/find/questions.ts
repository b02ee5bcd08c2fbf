// Terms as the database asks for them: each word by its stem or its forms, phrases by their distance.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { formsOfName, lexemesOf } from './names.ts';
import type { Term } from './parse.ts';

export interface Question {
  /** As `::tsquery` reads it; null when only a number is asked for. */
  words: string | null;
  number: string | null;
  ordinal: number | null;
}
export interface Lexeme {
  text: string;
  /** Its beginning is enough; the word as it stands; a stem or a form. */
  by: 'prefix' | 'exact' | 'stem';
}
export interface Asked {
  questions: Question[];
  /** By these a text's words are marked. */
  lexemes: Lexeme[];
}

/** Stems by the database's own dictionary; the empty one of words such as «и», «на». */
export async function stemsOf(reader: AnyReader, words: readonly string[]): Promise<Map<string, string>> {
  if (words.length === 0) return new Map();
  const { rows } = await sql<{ word: string; stem: string }>`
    select word, plainto_tsquery('pg_catalog.russian', word)::text as stem from unnest(${[...new Set(words)]}::text[]) as word`.execute(
    unscoped(reader),
  );
  return new Map(rows.map(({ word, stem }) => [word, /^'([^']+)'$/.exec(stem)?.[1] ?? '']));
}

const ending = { prefix: ':*', exact: ':A', stem: '' };
const literal = ({ text, by }: Lexeme): string => `'${text}'${ending[by]}`;
const either = (lexemes: readonly Lexeme[]): string => `(${lexemes.map(literal).join(' | ')})`;

/** Words of a phrase stand in one half of the index together, hence both forms of each. */
function wordIn(word: string, stem: string, phrase: boolean): Lexeme[] {
  const name = formsOfName(word);
  if (name && !phrase) return name.map((text) => ({ text, by: 'exact' }));
  const lexemes = [...(name ?? []), ...lexemesOf(word, stem), ...(phrase ? [word] : [])];
  return [...new Set(lexemes)].map((text) => ({ text, by: 'stem' }));
}

export function questionOf(term: Term, stems: ReadonlyMap<string, string>): Asked {
  const { number, ordinal } = term;
  const lexemes: Lexeme[] = [];
  const parts: { at: number; lexemes: Lexeme[] }[] = [];
  const empty = term.words.every((word) => !stems.get(word));
  for (const [at, word] of term.words.entries()) {
    const stem = stems.get(word) ?? '';
    // In a phrase, a word that says nothing keeps its place only.
    if (!stem && !empty) continue;
    const prefix = term.prefix && at === term.words.length - 1;
    const of = prefix ? [{ text: word, by: 'prefix' as const }] : wordIn(word, stem, term.words.length > 1);
    parts.push({ at, lexemes: of });
    lexemes.push(...of);
  }
  const words = parts.map((part, place) => {
    const before = parts[place - 1];
    const distance = before ? part.at - before.at : 0;
    return `${distance ? ` <${distance}> ` : ''}${either(part.lexemes)}`;
  });
  return { questions: [{ words: words.join('') || null, number, ordinal }], lexemes };
}

/** Words that say nothing are left out, unless nothing else was typed. */
export function questionsOf(terms: readonly Term[], stems: ReadonlyMap<string, string>): Asked {
  const saying = terms.filter((term) => term.number || term.words.some((word) => stems.get(word)));
  const asked = (saying.length > 0 ? saying : terms).map((term) => questionOf(term, stems));
  return {
    questions: asked.flatMap((one) => one.questions),
    lexemes: asked.flatMap((one) => one.lexemes),
  };
}
