// The providers as administrators set them up.
import { listProviders } from '#contract/openid-providers.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf } from '../../../handle.ts';
import { providerCards } from '../provider-cards.ts';

export const listProvidersQuery = query(listProviders, async (reader) => {
  requireEverywhere(reader);
  return { items: await providerCards(reader), publicUrl: shapeOf(reader).services.config.publicUrl ?? null };
});
