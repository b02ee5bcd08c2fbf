// A file comes in: streamed to the store first, then its row and its event in one transaction.
import type { Readable } from 'node:stream';
import type { Actor } from '../actor.ts';
import { writeEvents } from '../events.ts';
import type { FileRow } from '../files/file-row.ts';
import { watchUpload } from '../files/scan/watch-upload.ts';
import { insertFile, storeFile } from '../files/upload.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';

export async function uploadTo(
  services: Services,
  actor: Actor,
  upload: { draftId?: string | undefined; name: string; body: Readable; admitAgain?: () => Promise<void> },
): Promise<FileRow> {
  if (upload.draftId) {
    const { rowCount } = await services.pools.read.query('select 1 from draft where id = $1 and owner_id = $2', [
      upload.draftId,
      actor.id,
    ]);
    if (!rowCount) throw new Refusal('not_found');
  }
  const { store, masterKeys, clock, pools } = services;
  const stored = await storeFile({
    store,
    name: upload.name,
    limitBytes: services.config.uploadLimitBytes,
    body: upload.body,
    watch: await watchUpload(services, upload.name),
  }).catch(async (error: unknown) => {
    if (error instanceof Refusal && error.code === 'file_infected') await tellInfected(services, actor, error);
    throw error;
  });
  try {
    await upload.admitAgain?.();
  } catch (error) {
    await store.remove(stored.id);
    throw error;
  }
  const client = await pools.write.connect();
  try {
    await client.query('begin');
    const file = await insertFile(stored, {
      sql: client,
      masterKeys,
      clock,
      ownerId: actor.id,
      draftId: upload.draftId ?? null,
    });
    await writeEvents(
      services,
      client,
      actor,
      'core.file.upload',
      [
        {
          data: { fileId: file.id, size: file.size, sha256: file.sha256, mediaType: file.media_type, scan: file.scan },
        },
      ],
      'done',
    );
    await client.query('commit');
    services.kick();
    return file;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await store.remove(stored.id);
    throw error;
  } finally {
    client.release();
  }
}

/** Nothing of the file is kept but this: who brought which virus, and the file's name under the person's key. */
async function tellInfected(services: Services, actor: Actor, { details }: Refusal): Promise<void> {
  const { virus, name } = details;
  const personal = { [actor.id]: { file: name } };
  await writeEvents(
    services,
    services.pools.write,
    actor,
    'core.file.infected',
    [{ data: { virus }, personal }],
    'refused',
  );
  services.kick();
}
