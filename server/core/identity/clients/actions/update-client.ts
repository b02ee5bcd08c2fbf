// Another name, owner, end or choice of operations. What a token was issued for before counts from the next request.
import { updateClient } from '#contract/clients.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { Refusal, refuseField } from '../../../refusal.ts';
import { seenVersion } from '../../../runner.ts';
import { endOfDay } from '../../../zone.ts';
import { refuseTokens } from '../../account-of.ts';
import { requireHeldByActor, requireHeldByOwner } from '../choosable-operations.ts';
import { clientCard } from '../client-cards.ts';
import { lockClient, requireActiveOwner } from '../lock-client.ts';
import { ownerMail } from '../owner-mail.ts';

export const updateClientAction = action(updateClient, async (unit, input) => {
  requireEverywhere(unit);
  refuseTokens(unit.actor);
  const client = await lockClient(unit, input.id);
  if (client.version !== seenVersion(input)) throw new Refusal('stale');
  const { zone } = shapeOf(unit).services.config;
  const ownerId = input.ownerId ?? client.owner_id;
  const operations = input.operations ? [...new Set(input.operations)].sort() : client.operations;
  if (input.expiresOn && input.expiresOn < unit.today) throw refuseField('expiresOn', 'expiry_past');
  const moved = ownerId !== client.owner_id;
  const resumes = client.suspended_at !== null && (moved || input.resume === true);
  if (moved || resumes) await requireActiveOwner(unit, ownerId);
  // What was chosen before and the owner has lost since may stay; what is added, or comes alive again, must be held.
  const added = moved || resumes ? operations : operations.filter((name) => !client.operations.includes(name));
  if (added.length > 0) {
    await requireHeldByOwner(unit, ownerId, added);
    await requireHeldByActor(unit, ownerId, operations);
  }
  const expires =
    input.expiresOn === undefined ? client.expires_at : input.expiresOn ? endOfDay(zone, input.expiresOn) : null;
  const changes = [
    ...(operations.join() === client.operations.join()
      ? []
      : [{ field: 'operations', from: client.operations, to: operations }]),
    ...(moved ? [{ field: 'owner', from: client.owner_id, to: ownerId }] : []),
    ...(resumes ? [{ field: 'suspended', from: true, to: false }] : []),
    ...(expires === client.expires_at ? [] : [{ field: 'expiresAt', from: client.expires_at, to: expires }]),
  ];
  const name = input.name ?? client.name;
  await unscoped(unit)
    .updateTable('service_client')
    .set({
      name,
      owner_id: ownerId,
      operations,
      expires_at: expires,
      version: client.version + 1,
      ...(resumes ? { suspended_at: null } : {}),
    })
    .where('id', '=', client.id)
    .execute();
  if (moved) await ownerMail(unit, { name, ownerId }, 'made');
  unit.event({
    data: { client: client.id, version: client.version + 1, changes },
    subjectIds: [client.owner_id],
    personal: { [ownerId]: { program: name, ...(name === client.name ? {} : { before: client.name }) } },
  });
  return clientCard(unit, client.id);
});
