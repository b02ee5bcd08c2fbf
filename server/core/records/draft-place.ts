// Where a draft is kept, and whether it may be kept there: of an action on a record, by whoever sees the record; of an action
// on anything else (an account, a group, a journal of letters), by whoever may do the action.
import type { Catalog } from '../catalog.ts';
import { shapeOf } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import { visibleRecord } from './reach.ts';

export interface DraftPlace {
  /** The operation; of a thing that is no record, its id stands behind it. */
  operation: string;
  record_id: string | null;
}

export function draftPlace(
  catalog: Catalog,
  operation: string,
  about: string | undefined,
  part?: string | undefined,
): DraftPlace {
  const ofPart = part === undefined ? '' : ` ${part}`;
  if (about === undefined) return { operation: `${operation}${ofPart}`, record_id: null };
  return worksOnRecords(catalog, operation)
    ? { operation: `${operation}${ofPart}`, record_id: about }
    : { operation: `${operation} ${about}${ofPart}`, record_id: null };
}

export async function admitDraft(
  unit: AnyUnit,
  operation: string,
  about: string | undefined,
  part?: string | undefined,
): Promise<DraftPlace> {
  const { catalog } = shapeOf(unit).services;
  const drafted = catalog.handlers.get(operation);
  if (drafted?.kind !== 'action') throw new Refusal('not_found');
  const place = draftPlace(catalog, operation, about, part);
  if (place.record_id) await visibleRecord(unit, place.record_id);
  else if (about !== undefined) {
    const { rights } = unit.actor;
    const may = drafted.operation.access === 'right' ? rights.has(operation) : rights.permits(operation);
    if (!may) throw new Refusal('not_allowed', { operation });
  }
  return place;
}

/** What every record has, or what is done to a kind of records that some operation shows. */
function worksOnRecords(catalog: Catalog, operation: string): boolean {
  const thing = thingOf(operation);
  return thing.startsWith('record.') || [...catalog.recordKinds.values()].some((kind) => thingOf(kind.read) === thing);
}

/** `correspondence.letter.` of `correspondence.letter.update`. */
const thingOf = (operation: string): string => operation.slice(0, operation.lastIndexOf('.') + 1);
