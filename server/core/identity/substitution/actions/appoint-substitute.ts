// An administrator names the substitute of somebody who could not: only within the administrator's own rights.
import { appointSubstitute } from '#contract/substitution.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { makeSubstitution } from '../set-substitution.ts';

export const appointSubstituteAction = action(appointSubstitute, async (unit, { id, ...terms }) => {
  requireEverywhere(unit);
  return makeSubstitution(unit, id, terms, id === unit.actor.id ? 'self' : 'administrator');
});
