// What is ours alone on a ticket: whoever reaches it only as its requester is not shown it.

import type { AnyReader } from '#core/reader.ts';
import { audiencesFor } from '#core/records/audience.ts';
import type { RecordFacts } from '#core/records/participants.ts';
import { reachRecord } from '#core/records/reach.ts';
import { Refusal } from '#core/refusal.ts';
import type { AnyUnit } from '#core/unit.ts';

export async function requireInside(handle: AnyReader | AnyUnit, id: string): Promise<RecordFacts> {
  const record = await reachRecord(handle, id);
  if (!audiencesFor(handle, record).includes('internal'))
    throw new Refusal('not_allowed', { operation: handle.operation });
  return record;
}
