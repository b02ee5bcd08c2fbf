// A program gets access in the name of its owner: chosen operations, an end, a secret that is shown once.
import { createClient } from '#contract/clients.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { newId } from '../../../ids.ts';
import { refuseField } from '../../../refusal.ts';
import { endOfDay } from '../../../zone.ts';
import { refuseTokens } from '../../account-of.ts';
import { requireHeldByActor, requireHeldByOwner } from '../choosable-operations.ts';
import { clientCard } from '../client-cards.ts';
import { newClientSecret } from '../client-secret.ts';
import { requireActiveOwner } from '../lock-client.ts';
import { ownerMail } from '../owner-mail.ts';

export const createClientAction = action(createClient, async (unit, input) => {
  requireEverywhere(unit);
  refuseTokens(unit.actor);
  if (input.expiresOn && input.expiresOn < unit.today) throw refuseField('expiresOn', 'expiry_past');
  const operations = [...new Set(input.operations)].sort();
  await requireActiveOwner(unit, input.ownerId);
  await requireHeldByOwner(unit, input.ownerId, operations);
  await requireHeldByActor(unit, input.ownerId, operations);
  const id = newId(unit.now.getTime());
  const { zone } = shapeOf(unit).services.config;
  await unscoped(unit)
    .insertInto('service_client')
    .values({
      id,
      name: input.name,
      owner_id: input.ownerId,
      operations,
      created_by: unit.actor.id,
      created_at: unit.moment,
      expires_at: input.expiresOn ? endOfDay(zone, input.expiresOn) : null,
      suspended_at: null,
      revoked_at: null,
      last_used_at: null,
    })
    .execute();
  const { secret, hint } = await newClientSecret(unit, id);
  await ownerMail(unit, { name: input.name, ownerId: input.ownerId }, 'made');
  unit.event({
    data: { client: id, hint, operations, expiresOn: input.expiresOn },
    personal: { [input.ownerId]: { program: input.name } },
  });
  return { client: await clientCard(unit, id), secret };
});
