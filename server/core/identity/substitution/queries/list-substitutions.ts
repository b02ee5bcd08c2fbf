// The substitutions of one person, for the administrators' card.
import { type SqlBool, sql } from 'kysely';
import { listSubstitutions } from '#contract/substitution.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { substitutionCards } from '../cards.ts';

export const listSubstitutionsQuery = query(listSubstitutions, async (reader, { id }) => {
  requireEverywhere(reader);
  const items = await substitutionCards(reader, sql<SqlBool>`(x.absent_id = ${id} or x.substitute_id = ${id})`);
  reader.shows([id, ...items.flatMap((one) => [one.absent.id, one.substitute.id])]);
  return { items };
});
