// For whom somebody stands in today, and with which rights. Kept under the version of the rights, which every change of
// a substitution or of an account raises; the days are compared at each request.
import type { Actor } from '../../actor.ts';
import { dateIn } from '../../clock.ts';
import { Refusal } from '../../refusal.ts';
import type { Rights } from '../../rights.ts';
import type { Services } from '../../services.ts';
import { endOfDay } from '../../zone.ts';
import { rightsOf } from '../rights-of.ts';
import { mayStandInFor } from './limits.ts';

export interface Standing {
  /** The absent person. */
  id: string;
  name: string;
  endsAt: string;
  rights: Rights;
}
/** The actor for the absent person, at this moment; refused when nothing lets them be it, and to tokens always. */
export async function standIn(services: Services, actor: Actor, absentId: string, version: number): Promise<Actor> {
  const standing = actor.kind === 'user' ? await standingOf(services, actor.id, absentId, version) : undefined;
  if (!standing) throw new Refusal('substitution_over');
  const { name, endsAt, rights } = standing;
  return { ...actor, behalfOf: absentId, standing: { name, endsAt }, rights };
}

interface Known {
  version: number;
  name: string;
  periods: { fromOn: string; untilOn: string }[];
  rights: Rights;
}

const cached = new WeakMap<object, Map<string, { version: number; known: Promise<Known | undefined> }>>();

/** Undefined when nothing lets the person act for the absent one at this moment. */
export async function standingOf(
  services: Services,
  userId: string,
  absentId: string,
  version: number,
): Promise<Standing | undefined> {
  const known = await knownOf(services, userId, absentId, version);
  if (!known) return undefined;
  const { zone } = services.config;
  const today = dateIn(zone, services.clock.now());
  const period = known.periods.find(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn);
  if (!period) return undefined;
  return { id: absentId, name: known.name, endsAt: endOfDay(zone, period.untilOn), rights: known.rights };
}

function knownOf(services: Services, userId: string, absentId: string, version: number): Promise<Known | undefined> {
  let pairs = cached.get(services.pools);
  if (!pairs) {
    pairs = new Map();
    cached.set(services.pools, pairs);
  }
  const key = `${userId} ${absentId}`;
  const found = pairs.get(key);
  if (found && found.version === version) return found.known;
  const known = load(services, userId, absentId, version);
  if (pairs.size > 5_000) pairs.clear();
  pairs.set(key, { version, known });
  known.catch(() => pairs.delete(key));
  return known;
}

async function load(services: Services, userId: string, absentId: string, version: number): Promise<Known | undefined> {
  const { rows } = await services.pools.read.query<{ name: string; fromOn: string; untilOn: string }>(
    `select p.name, x.from_on::text as "fromOn", x.until_on::text as "untilOn"
       from substitution x join app_user a on a.id = x.absent_id join principal p on p.id = a.id
      where x.substitute_id = $1 and x.absent_id = $2 and x.ended_at is null and a.status = 'active'`,
    [userId, absentId],
  );
  const [first] = rows;
  if (!first) return undefined;
  const own = await rightsOf(services, userId, version);
  const theirs = await rightsOf(services, absentId, version);
  const { handlers } = services.catalog;
  const rights = theirs.without((name) => {
    const operation = handlers.get(name)?.operation;
    // What is forbidden to the substitute by name stays forbidden, whoever is absent.
    return !operation || !mayStandInFor(operation) || own.forbids(name);
  });
  return { version, name: first.name, periods: rows, rights };
}
