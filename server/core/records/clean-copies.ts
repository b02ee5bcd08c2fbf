// Photos for records of some kinds lose place, time and device before they are attached: a clean copy takes the place of
// the picture as it was sent, which is thrown away once the copy hangs on its record. A repeated attempt finds its copy.
import { Readable } from 'node:stream';
import type { Actor } from '../actor.ts';
import { openFile } from '../files/download.ts';
import { type FileRow, fileColumns } from '../files/file-row.ts';
import { withoutPlace } from '../files/without-place.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { uploadTo } from './upload-file.ts';

/** Larger pictures are not held in memory to be cleaned. */
const limitBytes = 64 * 1024 * 1024;

/** Ids of what is to be attached in place of the actor's own loose files; others are told back as they came. */
export async function cleanCopies(
  services: Services,
  actor: Actor,
  { fileIds = [] }: { fileIds?: readonly string[] | undefined },
): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const { rows } = await services.pools.read.query<FileRow>(
    `select ${fileColumns} from file
     where id = any($1) and owner_id = $2 and attached_at is null and media_type like 'image/%'`,
    [fileIds, actor.id],
  );
  const pictures = new Map(rows.map((row) => [row.id, row]));
  const clean: string[] = [];
  for (const id of fileIds) {
    const picture = pictures.get(id);
    clean.push(picture ? await cleanCopy(services, actor, picture) : id);
  }
  return clean;
}

async function cleanCopy(services: Services, actor: Actor, picture: FileRow): Promise<string> {
  const made = await copyOf(services, picture.id);
  if (made) return made;
  if (picture.size > limitBytes) throw new Refusal('too_large', { limit: limitBytes });
  const { store, masterKeys } = services;
  const bytes = Buffer.concat(await (await openFile({ store, masterKeys, file: picture })).toArray());
  const clean = cleaned(bytes, picture.name);
  if (clean.equals(bytes)) return picture.id;
  const copy = await uploadTo(services, actor, { name: picture.name, body: Readable.from([clean]) });
  const kept = await services.pools.write
    .query(
      `update file set cleaned_of = $2 where id = $1 and not exists (select from file other where other.cleaned_of = $2)
     returning 1`,
      [copy.id, picture.id],
    )
    .catch(async (error: unknown) => {
      // Another attempt of the same moment was first; this copy is swept as a loose file.
      if (await copyOf(services, picture.id)) return { rowCount: 0 };
      throw error;
    });
  return kept.rowCount ? copy.id : ((await copyOf(services, picture.id)) ?? copy.id);
}

async function copyOf({ pools }: Services, id: string): Promise<string | undefined> {
  const { rows } = await pools.write.query<{ id: string }>('select id from file where cleaned_of = $1', [id]);
  return rows[0]?.id;
}

function cleaned(bytes: Buffer, name: string): Buffer {
  try {
    return withoutPlace(bytes);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal('photo_traces', { name });
    throw error;
  }
}
