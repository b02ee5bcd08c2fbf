// How many wait for a decision: the counter in the menu of those who decide.
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';

export async function waitingRegistrations(reader: AnyReader): Promise<{ registrations?: number }> {
  if (!reader.actor.rights.everywhere('identity.registration.list')) return {};
  const { count } = await unscoped(reader)
    .selectFrom('registration')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return { registrations: Number(count) };
}
