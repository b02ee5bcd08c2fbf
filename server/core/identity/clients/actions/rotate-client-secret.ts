// A new secret, shown once; the earlier ones are good for some hours more, so that the program is moved without a stop.
import { rotateClientSecret } from '#contract/clients.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { refuseTokens } from '../../account-of.ts';
import { requireHeldByActor } from '../choosable-operations.ts';
import { clientCard } from '../client-cards.ts';
import { endSecrets, newClientSecret } from '../client-secret.ts';
import { lockClient } from '../lock-client.ts';
import { ownerMail } from '../owner-mail.ts';

export const rotateClientSecretAction = action(rotateClientSecret, async (unit, input) => {
  requireEverywhere(unit);
  refuseTokens(unit.actor);
  const client = await lockClient(unit, input.id);
  await requireHeldByActor(unit, client.owner_id, client.operations);
  const ended = await endSecrets(unit, client.id, input.overlapHours);
  const { secret, hint } = await newClientSecret(unit, client.id);
  await ownerMail(unit, { name: client.name, ownerId: client.owner_id }, 'rotated');
  unit.event({
    data: { client: client.id, hint, ended, overlapHours: input.overlapHours },
    subjectIds: [client.owner_id],
  });
  return { client: await clientCard(unit, client.id), secret };
});
