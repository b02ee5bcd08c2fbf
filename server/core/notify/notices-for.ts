// Which of one's notices are meant: all in one's own name, those of the absent person while standing in for them.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../actor.ts';

export const noticesFor = (actor: Actor): RawBuilder<SqlBool> =>
  actor.standing ? sql<SqlBool>`notice.data ->> 'forId' = ${actor.behalfOf}` : sql<SqlBool>`true`;
