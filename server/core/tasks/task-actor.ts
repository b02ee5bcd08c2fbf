// Whoever started a task, as they are now: their rights of today, what their token was limited to, for whom they stood in.
import { type Actor, systemPrincipals } from '../actor.ts';
import { rightsOf } from '../identity/rights-of.ts';
import { standIn } from '../identity/substitution/standing.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { cliActor, systemActor } from '../system-actor.ts';

export interface StartedBy {
  id: string;
  owner_id: string;
  behalf_of: string | null;
  operations: string[] | null;
  operation: string;
}
interface Person {
  name: string;
  login: string;
  locale: 'ru' | 'en';
  version: number;
}

/** Refuses when the person is gone, or may no longer do what started the task. */
export async function taskActor(services: Services, task: StartedBy): Promise<Actor> {
  const actor = await actorOf(services, task);
  const operation = services.catalog.handlers.get(task.operation)?.operation;
  const allowed =
    operation?.access === 'right' ? actor.rights.has(task.operation) : actor.rights.permits(task.operation);
  if (!allowed) throw new Refusal('not_allowed', { operation: task.operation });
  return { ...actor, requestId: task.id };
}

async function actorOf(services: Services, task: StartedBy): Promise<Actor> {
  if (task.owner_id === systemPrincipals.cli) return cliActor('cli');
  if (task.owner_id === systemPrincipals.system) return systemActor('tasks');
  const { rows } = await services.pools.read.query<Person>(
    `select p.name, u.login, u.locale, v.version from app_user u join principal p on p.id = u.id cross join rights_version v
     where u.id = $1 and u.status = 'active'`,
    [task.owner_id],
  );
  const [found] = rows;
  if (!found) throw new Refusal('not_allowed', { operation: task.operation });
  const { version, ...person } = found;
  const rights = await rightsOf(services, task.owner_id, version);
  const actor: Actor = { id: task.owner_id, kind: 'user', ...person, address: '', requestId: task.id, rights };
  if (task.behalf_of) return standIn(services, actor, task.behalf_of, version);
  return task.operations ? { ...actor, rights: rights.limitedTo(task.operations) } : actor;
}
