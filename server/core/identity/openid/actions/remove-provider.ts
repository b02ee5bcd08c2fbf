// A provider that nobody is linked with is removed; one in use is switched off instead, so that links keep their meaning.
import { removeProvider } from '#contract/openid-providers.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { providerCard } from '../provider-cards.ts';

export const removeProviderAction = action(removeProvider, async (unit, input) => {
  requireEverywhere(unit);
  const card = await providerCard(unit, input.id);
  if (card.linked > 0) throw new Refusal('provider_in_use');
  await unscoped(unit).deleteFrom('openid_provider').where('id', '=', card.id).execute();
  unit.event({ data: { provider: card.id, key: card.key, issuer: card.issuer } });
  return { ok: true as const };
});
