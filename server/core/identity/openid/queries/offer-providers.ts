// The buttons of the sign-in page.
import { offerProviders } from '#contract/openid.ts';
import { query } from '../../../core-operation.ts';
import { shapeOf, unscoped } from '../../../handle.ts';

export const offerProvidersQuery = query(offerProviders, async (reader) => {
  if (!shapeOf(reader).services.config.publicUrl) return { items: [] };
  const items = await unscoped(reader)
    .selectFrom('openid_provider')
    .select(['key', 'name'])
    .where('enabled', '=', true)
    .orderBy('position')
    .orderBy('name')
    .execute();
  return { items };
});
