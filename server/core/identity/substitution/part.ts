// What standing in for the absent brings to the card of identity.
import * as contract from '#contract/substitution.ts';
import { operationsOf } from '../../catalog.ts';
import { appointSubstituteAction } from './actions/appoint-substitute.ts';
import { endSubstitutionAction } from './actions/end-substitution.ts';
import { setSubstitutionAction } from './actions/set-substitution.ts';
import { listOwnSubstitutionsQuery } from './queries/list-own-substitutions.ts';
import { listSubstitutionsQuery } from './queries/list-substitutions.ts';

export const substitution = {
  contract: operationsOf(contract),
  handlers: [
    listOwnSubstitutionsQuery,
    setSubstitutionAction,
    endSubstitutionAction,
    listSubstitutionsQuery,
    appointSubstituteAction,
  ],
  errors: contract.substitutionErrors,
};
