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

/** Stems first, exact forms after them: a phrase is found in either half. `folded` comes from `foldText`. */
export const vectorOf = (folded: string): RawBuilder<unknown> =>
  sql`to_tsvector('pg_catalog.russian', ${folded}) || to_tsvector('pg_catalog.simple', ${folded})`;

export const searchWords = (source: SearchSource): { numberKey: string; vector: RawBuilder<unknown> } => ({
  numberKey: foldNumber(source.number ?? ''),
  vector: vectorOf(cardText(source)),
});
