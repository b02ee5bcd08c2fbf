// Words by which a record's card is found: Russian stems beside exact forms, ё as е, numbers with look-alike letters folded.
import { type RawBuilder, sql } from 'kysely';

const lookAlikes: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** `BX-2026/00012` and `ВХ-2026/00012` give the same key; signs between its parts do not count. */
export const numberKey = (number: string): string =>
  number
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[a-z]/g, (letter) => lookAlikes[letter] ?? letter);

/** Letters and digits only: the database's own parser takes «» for letters where the locale is C. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export interface SearchSource {
  number?: string | null;
  title: string;
  counterpart?: string;
}

export function searchWords(source: SearchSource): { numberKey: string; vector: RawBuilder<unknown> } {
  const text = plainWords(`${source.title} ${source.counterpart ?? ''} ${source.number ?? ''}`);
  return {
    numberKey: numberKey(source.number ?? ''),
    vector: sql`to_tsvector('pg_catalog.russian', ${text}) || to_tsvector('pg_catalog.simple', ${text})`,
  };
}
