// Takes an attachment that shows a patient off its record and keeps it for the personal-data officer; the copy with the
// patient painted over, where one is given, comes in its place. The two steps are two events.
import { quarantineAttachment } from '#contract/record.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { one, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import { attachFiles } from '../attach.ts';
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
    await db.updateTable('attachment').set({ removed_at: unit.moment }).where('id', '=', attachment.id).execute();
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
    const version = await changeRecord(unit, record.id);
    await ensureRecordKey(unit, record.id);
    const head = { recordId: record.id, recordKind: record.kind, audience: attachment.audience };
    const { fileId, sha256, name } = attachment;
    unit.event({
      ...head,
      data: {
        version,
        quarantineId: held,
        fields: ['attachments'],
        files: [{ attachmentId: attachment.id, fileId, sha256 }],
      },
      personal: { [record.id]: { names: { [fileId]: name } } },
    });
    if (copy)
      unit.event({
        ...head,
        operation: 'record.attachment.redact',
        data: {
          version,
          quarantineId: held,
          files: [{ attachmentId: copy.id, fileId: copy.fileId, size: copy.size, sha256: copy.sha256 }],
        },
        personal: { [record.id]: { names: { [copy.fileId]: copy.name } } },
      });
    return { items };
  },
);
