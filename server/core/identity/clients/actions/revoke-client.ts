// A program's access ends for good: its secrets and every token it holds mean nothing with the next request.
import { revokeClient } from '#contract/clients.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { unscoped } from '../../../handle.ts';
import { clientCard } from '../client-cards.ts';
import { endSecrets } from '../client-secret.ts';
import { lockClient } from '../lock-client.ts';

export const revokeClientAction = action(revokeClient, async (unit, input) => {
  requireEverywhere(unit);
  const client = await lockClient(unit, input.id);
  await endSecrets(unit, client.id, 0);
  await unscoped(unit)
    .updateTable('service_client')
    .set({ revoked_at: unit.moment, version: client.version + 1 })
    .where('id', '=', client.id)
    .execute();
  unit.event({ data: { client: client.id }, personal: { [client.owner_id]: { reason: input.reason } } });
  return clientCard(unit, client.id);
});
