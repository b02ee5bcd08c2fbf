// Participation isn't enough for everything inside a record: whoever reaches it only as its requester is told what is
// meant for the outside, in comments, attachments, timeline, search and live changes alike.
import type { Audience } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import type { Catalog, RecordKind } from '../catalog.ts';
import { shapeOf } from '../handle.ts';
import { covers, type Lens, type Rights } from '../rights.ts';

/** Parts of people from outside. */
export const outsideParts: readonly string[] = ['requester'];

export interface Reachable {
  kind: string;
  clearance: string;
  participants: readonly { principalId: string; part: string }[];
}

/** Whoever reads: their rights are all that counts. */
type Reading = Pick<Actor, 'rights'>;

/** The lenses under which the actor sees records of this kind; none when nothing shows the kind. */
export function readingLenses(catalog: Catalog, actor: Reading, kind: string): readonly Lens[] {
  const found = catalog.recordKinds.get(kind);
  if (!found) return [];
  const lenses = actor.rights.lenses(found.read, catalog.handlers.get(found.read)?.operation.ownParts);
  return found.addressed ? withAddressed(actor.rights, found.read, lenses, found.addressed) : lenses;
}

type Addressed = NonNullable<RecordKind['addressed']>;

/** What is addressed to the actor: to groups that they are in, and to everybody whom they are one of. */
export const addressedLens = (rights: Rights, read: string, to: Addressed): Lens => ({
  principals: [
    ...to.filter((one) => !one.need || rights.has(one.need)).map((one) => one.principalId),
    ...rights.within,
  ],
  clearances: rights.clearances(read),
  parts: ['recipient'],
  outside: true,
});

const addressedOf = new WeakMap<readonly Lens[], readonly Lens[]>();
/** The same array for the same rights, so that what is known about it can be kept by it. */
function withAddressed(rights: Rights, read: string, lenses: readonly Lens[], to: Addressed): readonly Lens[] {
  if (lenses.length === 0) return lenses;
  let found = addressedOf.get(lenses);
  if (!found) {
    found = [...lenses, addressedLens(rights, read, to)];
    addressedOf.set(lenses, found);
  }
  return found;
}

/** What the actor may be told of the record; nothing when the record itself is not visible. */
export function audiencesOf(catalog: Catalog, actor: Reading, record: Reachable): readonly Audience[] {
  const lenses = readingLenses(catalog, actor, record.kind);
  const inside = record.participants.filter((one) => !outsideParts.includes(one.part));
  if (
    covers(
      lenses.filter((lens) => !lens.outside),
      { ...record, participants: inside },
    )
  )
    return ['internal', 'external'];
  return covers(lenses, record) ? ['external'] : [];
}

export function audiencesFor(handle: object, record: Reachable): readonly Audience[] {
  const { actor, services } = shapeOf(handle);
  return audiencesOf(services.catalog, actor, record);
}
