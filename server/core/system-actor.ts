// Actors of the program itself: jobs, the first start, the command line. They hold every right and leave events like people.
import { clearances } from '#contract/core.ts';
import { type Actor, systemPrincipals } from './actor.ts';
import { newId } from './ids.ts';
import { Rights } from './rights.ts';

function actorWithEveryRight(id: string, kind: 'system' | 'cli', name: string): Actor {
  return {
    id,
    kind,
    name,
    login: name,
    locale: 'ru',
    address: '',
    requestId: newId(),
    rights: new Rights({
      me: id,
      grants: [{ operation: '*', reach: 'all', area: [], clearances }],
      switches: [],
      area: [],
      roles: [],
    }),
  };
}

/** A named part of the system, such as `system:seal`. */
export const systemActor = (name: string): Actor =>
  actorWithEveryRight(systemPrincipals.system, 'system', `system:${name}`);

/** Whoever types the command, as `cli:root@host`. */
export const cliActor = (name: string): Actor => actorWithEveryRight(systemPrincipals.cli, 'cli', name);
