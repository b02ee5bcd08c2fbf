// Does what a directory brought about as an action of the program's own: one transaction, one actor, the journal as ever.
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { perform } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import { provenByDirectory } from './proven.ts';
import { type Directory, providerOf } from './stored.ts';
import { type Taken, type TakeOrder, takePerson } from './take.ts';

const takeHandler = preparedAction(
  provenByDirectory,
  async (_services, _actor, input) => input as unknown as TakeOrder,
  async (unit, _input, order) => ({ taken: await takePerson(unit, order) }),
);

/** The directory as an actor; where somebody signs in, with that browser's address and request. */
export const directoryActor = (directory: Pick<Directory, 'key'>, visitor?: Actor): Actor => ({
  ...systemActor(providerOf(directory)),
  ...(visitor ? { address: visitor.address, requestId: visitor.requestId } : {}),
});

export async function take(services: Services, order: TakeOrder, visitor?: Actor): Promise<Taken> {
  const { body } = await perform(services, takeHandler, directoryActor(order.directory, visitor), order);
  return (body as { taken: Taken }).taken;
}
