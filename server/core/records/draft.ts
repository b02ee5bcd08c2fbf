// A person's draft of one operation on one record, or on none yet; it keeps its files until it is sent or thrown away.
import { shapeOf, unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import type { AnyUnit } from '../unit.ts';
import { draftPlace } from './draft-place.ts';

export interface DraftView {
  id: string;
  data: Record<string, unknown>;
  version: number;
  changedAt: string;
  files: { id: string; name: string; size: number; mediaType: string; sha256: string }[];
}
export interface DraftKey {
  ownerId: string;
  operation: string;
  recordId?: string | undefined;
  part?: string | undefined;
}

export async function findDraft(handle: AnyUnit | AnyReader, key: DraftKey): Promise<DraftView | null> {
  const db = unscoped(handle);
  const place = draftPlace(shapeOf(handle).services.catalog, key.operation, key.recordId, key.part);
  const draft = await db
    .selectFrom('draft')
    .select(['id', 'data', 'version', 'changed_at'])
    .where('owner_id', '=', key.ownerId)
    .where('operation', '=', place.operation)
    .where('record_id', 'is not distinct from', place.record_id)
    .executeTakeFirst();
  if (!draft) return null;
  const files = await db
    .selectFrom('file')
    .select(['id', 'name', 'size', 'media_type as mediaType', 'sha256'])
    .where('draft_id', '=', draft.id)
    .where('attached_at', 'is', null)
    .orderBy('id')
    .execute();
  return { id: draft.id, data: draft.data, version: draft.version, changedAt: draft.changed_at, files };
}
