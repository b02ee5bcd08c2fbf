// A person's photo comes in: cleaned, sealed like any file, put in the place of the one before, journaled.
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Operation } from '#contract/core.ts';
import type { Actor } from '../../actor.ts';
import { writeEvents } from '../../events.ts';
import { cleanPhoto, photoLimitBytes } from '../../files/clean-photo.ts';
import { insertFile, storeFile } from '../../files/upload.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';

export async function photoOf(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Refusal('wrong_media_type');
  const part = await request.file({ limits: { fileSize: photoLimitBytes + 1 } });
  if (!part) throw new Refusal('photo_kind');
  const bytes = await part.toBuffer();
  if (bytes.length > photoLimitBytes) throw new Refusal('too_large', { limit: photoLimitBytes });
  return bytes;
}

export async function setPhoto(
  services: Services,
  actor: Actor,
  operation: Operation,
  userId: string,
  given: Buffer,
): Promise<{ photoId: string }> {
  const { bytes } = cleanPhoto(given);
  const { store, masterKeys, clock, pools } = services;
  const body = Readable.from([bytes]);
  const stored = await storeFile({ store, name: 'photo', limitBytes: photoLimitBytes, body });
  const client = await pools.write.connect();
  try {
    await client.query('begin');
    const { rowCount } = await client.query('select from app_user where id = $1 for update', [userId]);
    if (!rowCount) throw new Refusal('not_found');
    const file = await insertFile(stored, { sql: client, masterKeys, clock, ownerId: actor.id, draftId: null });
    await client.query('update file set attached_at = $2 where id = $1', [file.id, clock.now()]);
    // The one before belongs to nothing any more, and the sweep takes it.
    await client.query(
      'update file set attached_at = null where id = (select file_id from user_photo where user_id = $1)',
      [userId],
    );
    await client.query(
      'insert into user_photo (user_id, file_id) values ($1, $2) on conflict (user_id) do update set file_id = excluded.file_id',
      [userId, file.id],
    );
    const note = { subjectIds: [userId], data: { photo: file.id, size: file.size } };
    await writeEvents(services, client, actor, operation.name, [note], 'done');
    await client.query('commit');
    services.kick();
    return { photoId: file.id };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await store.remove(stored.id);
    throw error;
  } finally {
    client.release();
  }
}
