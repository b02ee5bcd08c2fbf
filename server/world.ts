// The whole test world: the organisation with its letters, and its tickets with a technician who works on them.
import type { RawInput } from '#contract/core.ts';
import type { createUser } from '#contract/identity.ts';
import { actingAs } from '#core/identity/acting-as.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import { makeWorld as makeOffice, type World, worldPassword } from './modules/correspondence/world.ts';
import { makeTickets } from './modules/helpdesk/index.ts';
import { makeKnowledge } from './modules/knowledge/index.ts';

export { type World, worldPassword } from './modules/correspondence/world.ts';

export async function makeWorld(services: Services): Promise<World> {
  const world = await makeOffice(services);
  const system = systemActor('world');
  const technician: RawInput<typeof createUser> = {
    login: 'technician',
    name: 'Громов Пётр Ильич',
    position: 'Техник',
    password: worldPassword,
    mustChangePassword: false,
    groupIds: [world.groups.office],
    roles: [{ key: 'executor' }],
  };
  const { id: technicianId } = (await call(services, 'identity.user.create', system, technician)).body as {
    id: string;
  };
  const tickets = await makeTickets(services, {
    by: await actingAs(services, world.people.viewer),
    system,
    technicianId,
    groupId: world.groups.office,
  });
  const knowledge = await makeKnowledge(services, { by: system, categoryId: tickets['category.printers'] ?? '' });
  return { ...world, ids: { ...world.ids, ...tickets, ...knowledge, 'user.technician': technicianId } };
}
