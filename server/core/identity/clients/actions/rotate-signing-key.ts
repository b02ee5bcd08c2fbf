// A new signing key; the earlier one still verifies for a day, or no longer when somebody may have learnt it.
import { rotateSigningKey } from '#contract/clients.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { lockWords } from '../../../lock-words.ts';
import { makeSigningKey, retireSigningKeys } from '../signing-keys.ts';

export const rotateSigningKeyAction = action(rotateSigningKey, async (unit, input) => {
  requireEverywhere(unit);
  await lockWords(unit, 'signing-key', ['make']);
  const { kid } = await makeSigningKey(unit);
  const retired = await retireSigningKeys(unit, kid, input.atOnce);
  unit.event({ data: { kid, retired, atOnce: input.atOnce } });
  return { kid };
});
