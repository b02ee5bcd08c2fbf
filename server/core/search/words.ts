// Words by which a record's card is found: Russian stems beside exact forms, folded.
import { type RawBuilder, sql } from 'kysely';
import { foldNumber, foldText } from './fold.ts';

export interface SearchSource {
  number?: string | null;
  title: string;
  counterpart?: string;
}

export const cardText = (source: SearchSource): string =>
  foldText(`${source.title} ${source.counterpart ?? ''} ${source.number ?? ''}`);

/**
 * Stems first, exact forms after them: a phrase is found in either half. Exact forms bear a weight, so that a name can be
 * asked for without the words whose stem looks like it. The expression holds a folded text.
 */
export const vectorSql = (folded: string): string =>
  `(to_tsvector('pg_catalog.russian', ${folded}) || setweight(to_tsvector('pg_catalog.simple', ${folded}), 'A'))`;

export function searchWords(source: SearchSource): { numberKey: string; vector: RawBuilder<unknown> } {
  const text = cardText(source);
  return {
    numberKey: foldNumber(source.number ?? ''),
    vector: sql`to_tsvector('pg_catalog.russian', ${text}) || setweight(to_tsvector('pg_catalog.simple', ${text}), 'A')`,
  };
}
