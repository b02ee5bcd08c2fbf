// One's own substitutions, on either side; those of the people whose head one is; and who those people are.
import { type SqlBool, sql } from 'kysely';
import { listOwnSubstitutions } from '#contract/substitution.ts';
import { query } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { accountOf } from '../../account-of.ts';
import { substitutionCards } from '../cards.ts';
import { subordinatesOf } from '../heads.ts';

export const listOwnSubstitutionsQuery = query(listOwnSubstitutions, async (reader) => {
  const me = accountOf(reader.actor);
  const { rows: subordinates } = await subordinatesOf(me).execute(unscoped(reader));
  const ids = subordinates.map((one) => one.id);
  const items = await substitutionCards(
    reader,
    sql<SqlBool>`(x.absent_id = ${me} or x.substitute_id = ${me}
      or (x.absent_id = any(${ids}::uuid[]) and x.ended_at is null and x.until_on >= ${reader.today}::date))`,
  );
  return { items, subordinates };
});
