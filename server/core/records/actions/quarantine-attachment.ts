// Takes an attachment that shows a patient off its record, and off every other record that the same file hangs on, and keeps it
// for the personal-data officer; the copy with the patient painted over, where one is given, comes in its place everywhere.
// The two steps are two events of each record.
import type { Audience } from '#contract/core.ts';
import { quarantineAttachment } from '#contract/record.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { one, sqlOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import type { AnyUnit } from '../../unit.ts';
import { type AttachedFile, attachFiles } from '../attach.ts';
import { attachShared } from '../attach-shared.ts';
import { audiencesFor } from '../audience.ts';
import { changeRecord } from '../change.ts';
import { cleanCopies } from '../clean-copies.ts';
import { reachRecord } from '../reach.ts';
import { ensureRecordKey } from '../record-key.ts';

/** Whatever the kind of record: a copy made to hide somebody hides where and when it was taken too. */
const cleanCopy = (services: Services, actor: Actor, { fileId }: { fileId?: string | undefined }) =>
  cleanCopies(services, actor, { fileIds: fileId ? [fileId] : [] });

export const quarantineAttachmentAction = preparedAction(
  quarantineAttachment,
  cleanCopy,
  async (unit, input, redacted) => {
    // Also on a record that is closed: what should not have been shown there is not left for that.
    const record = await reachRecord(unit, input.id, { lock: true });
    const db = unscoped(unit);
    const attachment = await one(
      db
        .selectFrom('attachment')
        .innerJoin('file', 'file.id', 'attachment.file_id')
        .select([
          'attachment.id',
          'attachment.audience',
          'attachment.position',
          'file.id as fileId',
          'file.name',
          'file.sha256',
        ])
        .where('attachment.id', '=', input.attachmentId)
        .where('attachment.record_id', '=', record.id)
        .where('attachment.removed_at', 'is', null)
        .where('attachment.audience', 'in', [...audiencesFor(unit, record)])
        .executeTakeFirst(),
    );
    const places = await takeOff(unit, attachment.fileId);
    const items = await attachFiles(unit, record.id, redacted, attachment.audience);
    const [copy] = items;
    const held = newId(unit.now.getTime());
    if (copy)
      await db.updateTable('attachment').set({ position: attachment.position }).where('id', '=', copy.id).execute();
    await db
      .insertInto('file_quarantine')
      .values({
        id: held,
        attachment_id: attachment.id,
        record_id: record.id,
        file_id: attachment.fileId,
        redacted_id: copy?.id ?? null,
        reason: input.reason ?? '',
        held_at: unit.moment,
        held_by: unit.actor.id,
      })
      .execute();
    for (const place of places) {
      if (copy && place.recordId !== record.id)
        await attachShared(unit, place.recordId, record.id, [copy.fileId], place.audience);
      await told(unit, place, held, attachment, copy ?? null);
    }
    return { items };
  },
);

interface Place {
  attachmentId: string;
  recordId: string;
  kind: string;
  audience: Audience;
}

/** A split ticket and the parts of a mass incident share files: one that shows a patient is seen on none of them. */
async function takeOff(unit: AnyUnit, fileId: string): Promise<Place[]> {
  const { rows } = await sqlOf(unit).query<Place>(
    `with gone as (update attachment set removed_at = $2 where file_id = $1 and removed_at is null returning id, record_id, audience),
       unread as (delete from search_text where source = 'file' and source_id in (select id from gone))
     select gone.id as "attachmentId", gone.record_id as "recordId", r.kind, gone.audience
     from gone join record r on r.id = gone.record_id order by gone.record_id`,
    [fileId, unit.moment],
  );
  return rows;
}

type Named = { fileId: string; sha256: string; name: string };
async function told(unit: AnyUnit, place: Place, quarantineId: string, gone: Named, copy: AttachedFile | null) {
  const { attachmentId, recordId, kind: recordKind, audience } = place;
  const version = await changeRecord(unit, recordId);
  await ensureRecordKey(unit, recordId);
  const head = { recordId, recordKind, audience };
  const { fileId, sha256, name } = gone;
  const fields = ['attachments'];
  unit.event({
    ...head,
    data: { version, quarantineId, fields, files: [{ attachmentId, fileId, sha256 }] },
    personal: { [recordId]: { names: { [fileId]: name } } },
  });
  if (!copy) return;
  const { id, size } = copy;
  unit.event({
    ...head,
    operation: 'record.attachment.redact',
    data: { version, quarantineId, files: [{ attachmentId: id, fileId: copy.fileId, size, sha256: copy.sha256 }] },
    personal: { [recordId]: { names: { [copy.fileId]: copy.name } } },
  });
}
