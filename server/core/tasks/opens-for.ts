// Whether the files of a task open to whoever asks: only while they may read all that was read for them.
import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { type ReadUnder, stillReads } from './read-under.ts';
import { type StartedBy, taskActor } from './task-actor.ts';

export async function opensFor(
  services: Services,
  actor: Actor,
  task: StartedBy & { read_under: ReadUnder | null },
): Promise<boolean> {
  // What was made for an absent person opens while the substitution lasts, in one's own name too.
  const reads =
    task.behalf_of && !actor.standing
      ? await taskActor(services, task).catch((error: unknown) => {
          if (error instanceof Refusal) return undefined;
          throw error;
        })
      : actor;
  const under = { [task.operation]: [], ...task.read_under };
  return reads !== undefined && stillReads(services.catalog, reads.rights, under);
}
