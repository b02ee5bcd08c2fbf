// A new deadline policy with its first version.
import { createPolicy } from '#contract/deadlines.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { addPolicyVersion, contentOf, readPolicy, requirePolicy } from '../policy-card.ts';

export const createPolicyAction = action(createPolicy, async (unit, input) => {
  requireEverywhere(unit);
  const content = contentOf(input);
  await requirePolicy(unit, input.kind, content);
  const sql = sqlOf(unit);
  const id = newId(unit.now.getTime());
  if (input.standard)
    await sql.query('update deadline_policy set standard = false, version = version + 1 where kind = $1 and standard', [
      input.kind,
    ]);
  await sql.query('insert into deadline_policy (id, kind, name, standard, current) values ($1, $2, $3, $4, 1)', [
    id,
    input.kind,
    input.name,
    input.standard,
  ]);
  await addPolicyVersion(unit, id, 1, content);
  unit.event({ data: { policyId: id, version: 1, ...input } });
  return readPolicy(unit, id);
});
