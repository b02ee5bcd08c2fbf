// Whether the correspondent's name itself holds the words: the card's words say only that the card does.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Question } from './questions.ts';

const folded = sql`regexp_replace(replace(lower(record.counterpart), 'ё', 'е'), '[^0-9a-zа-я]+', ' ', 'g')`;

export const nameHolds = ({ words }: Question): RawBuilder<SqlBool>[] =>
  words
    ? [
        sql<SqlBool>`(to_tsvector('pg_catalog.russian', ${folded}) || setweight(to_tsvector('pg_catalog.simple', ${folded}), 'A')) @@ ${words}::tsquery`,
      ]
    : [];
