// Participation isn't enough for everything inside a record: whoever reaches it only as its requester is told what is
// meant for the outside, in comments, attachments, timeline, search and live changes alike.
import type { Audience } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import type { Catalog } from '../catalog.ts';
import { shapeOf } from '../handle.ts';
import { covers, type Lens } from '../rights.ts';

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
  const read = catalog.recordKinds.get(kind)?.read;
  return read ? actor.rights.lenses(read, catalog.handlers.get(read)?.operation.ownParts) : [];
}

/** What the actor may be told of the record; nothing when the record itself is not visible. */
export function audiencesOf(catalog: Catalog, actor: Reading, record: Reachable): readonly Audience[] {
  const lenses = readingLenses(catalog, actor, record.kind);
  const inside = record.participants.filter((one) => !outsideParts.includes(one.part));
  if (covers(lenses, { ...record, participants: inside })) return ['internal', 'external'];
  return covers(lenses, record) ? ['external'] : [];
}

export function audiencesFor(handle: object, record: Reachable): readonly Audience[] {
  const { actor, services } = shapeOf(handle);
  return audiencesOf(services.catalog, actor, record);
}
