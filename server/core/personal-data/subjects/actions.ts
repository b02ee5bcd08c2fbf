// Blocking (ст. 21): the values leave the tables, lists, search and directory; the officer alone reads them, and may put them back.
import { blockSubject, releaseSubject } from '#contract/personal-data.ts';
import { action } from '../../core-operation.ts';
import type { UserRow } from '../../db/tables.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { raiseRightsVersion } from '../../identity/create-user.ts';
import { setStatus } from '../../identity/set-status.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { closeAccount } from '../consents/account-ends.ts';
import { keptRows, putBack, readPlaces, replaceValues } from '../values/place-values.ts';
import { openBlock, sealBlock } from './sealed-block.ts';
import { lockSubject } from './subject.ts';

export const blockSubjectAction = action(blockSubject, async (unit, input) => {
  requireEverywhere(unit);
  const subject = await lockSubject(unit, input.id);
  if (subject.block) throw new Refusal('subject_blocked');
  const { services } = shapeOf(unit);
  const rows = await readPlaces(sqlOf(unit), services.catalog, subject.id);
  const id = newId(unit.now.getTime());
  const kept = { reason: input.reason, status: subject.status, rows: keptRows(rows) };
  const sealed = await sealBlock(services, sqlOf(unit), subject.id, id, kept);
  await unscoped(unit)
    .insertInto('subject_block')
    .values({
      id,
      subject_id: subject.id,
      sealed,
      request_id: input.requestId ?? null,
      blocked_by: unit.actor.id,
      blocked_at: unit.moment,
      released_by: null,
      released_at: null,
    })
    .execute();
  await replaceValues(unit, subject.id, rows);
  if (subject.status) await closeAccount(unit, subject.id);
  unit.event({
    data: { blockId: id, values: rows.length, requestId: input.requestId },
    personal: { [subject.id]: { reason: input.reason } },
  });
  return { ok: true as const };
});

export const releaseSubjectAction = action(releaseSubject, async (unit, input) => {
  requireEverywhere(unit);
  const subject = await lockSubject(unit, input.id);
  if (!subject.block) throw new Refusal('subject_not_blocked');
  const { services } = shapeOf(unit);
  const kept = await openBlock(services, sqlOf(unit), subject.id, subject.block);
  await putBack(unit, subject.id, kept.rows);
  if (subject.status === 'deactivated' && kept.status && kept.status !== 'deactivated') {
    await setStatus(unit, subject.id, kept.status as UserRow['status']);
    await raiseRightsVersion(unit);
  }
  await unscoped(unit)
    .updateTable('subject_block')
    .set({ released_by: unit.actor.id, released_at: unit.moment, sealed: null })
    .where('id', '=', subject.block.id)
    .execute();
  unit.event({
    data: { blockId: subject.block.id, values: kept.rows.length },
    personal: { [subject.id]: { reason: input.reason } },
  });
  return { ok: true as const };
});
