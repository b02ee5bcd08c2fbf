// Keeps a draft as it is typed. Of two browsers the one that saw the newer draft writes; the other gets it to compare.
import { sql } from 'kysely';
import { saveDraft } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { findDraft } from '../draft.ts';
import { admitDraft } from '../draft-place.ts';

export const saveDraftAction = action(saveDraft, async (unit, input) => {
  const ownerId = accountOf(unit.actor);
  const place = await admitDraft(unit, input.operation, input.recordId, input.part);
  const db = unscoped(unit);
  const data = JSON.stringify(input.data);
  const saved =
    input.version === 0
      ? await db
          .insertInto('draft')
          .values({
            id: newId(unit.now.getTime()),
            owner_id: ownerId,
            ...place,
            data,
            changed_at: unit.moment,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning(['id', 'version'])
          .executeTakeFirst()
      : await db
          .updateTable('draft')
          .set({ data, version: sql<number>`version + 1`, changed_at: unit.moment })
          .where('owner_id', '=', ownerId)
          .where('operation', '=', place.operation)
          .where('record_id', 'is not distinct from', place.record_id)
          .where('version', '=', input.version)
          .returning(['id', 'version'])
          .executeTakeFirst();
  // No draft at all means that it was sent or thrown away elsewhere: a late keystroke must not bring it back.
  if (!saved) throw new Refusal('stale', { draft: await findDraft(unit, { ownerId, ...input }) });
  return { id: saved.id, version: saved.version, changedAt: unit.moment };
});
