// A substitute for oneself, or for somebody whose head one is.
import { sql } from 'kysely';
import { setSubstitution } from '#contract/substitution.ts';
import { action } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { accountOf, refuseTokens } from '../../account-of.ts';
import { headedBy } from '../heads.ts';
import { makeSubstitution } from '../set-substitution.ts';

export const setSubstitutionAction = action(setSubstitution, async (unit, { absentId, ...terms }) => {
  refuseTokens(unit.actor);
  const me = accountOf(unit.actor);
  if (absentId === undefined || absentId === me) return makeSubstitution(unit, me, terms, 'self');
  const { rows } = await sql<{ headed: boolean }>`
    select ${headedBy(sql`${absentId}::uuid`, me)} as headed`.execute(unscoped(unit));
  if (!rows[0]?.headed) throw new Refusal('substitution_foreign');
  return makeSubstitution(unit, absentId, terms, 'head');
});
