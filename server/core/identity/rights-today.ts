// The rights of a person whose request goes on for long, as they are now; a token's limits are the caller's.
import type { Actor } from '../actor.ts';
import type { Rights } from '../rights.ts';
import type { Services } from '../services.ts';
import { rightsOf } from './rights-of.ts';
import { standingOf } from './substitution/standing.ts';

/** Undefined when the actor stood in for somebody and no longer does. */
export async function rightsToday(services: Services, actor: Actor): Promise<Rights | undefined> {
  const { rows } = await services.pools.read.query<{ version: number }>('select version from rights_version');
  const version = rows[0]?.version ?? 0;
  if (actor.standing && actor.behalfOf) {
    return (await standingOf(services, actor.id, actor.behalfOf, version))?.rights;
  }
  return rightsOf(services, actor.id, version);
}
