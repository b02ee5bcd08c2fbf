// A file obeys its owner: read by whoever sees a record it is attached to; a loose one by its uploader alone.
import type { Audience, Clearance } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import { writeEvents } from '../events.ts';
import { type FileRow, findFile } from '../files/file-row.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { audiencesOf } from './audience.ts';

interface Owner {
  record_id: string;
  kind: string;
  clearance: Clearance;
  audience: Audience;
  participants: { principalId: string; part: string }[];
}

/** What the opening is told as: shown in place, or taken along. */
export interface Opening {
  shown: boolean;
  /** A part is asked for: what is shown is read in parts, and journaled once. */
  inParts: boolean;
}
const sameOpeningMinutes = 10;

export interface Reached {
  file: FileRow;
  /** The record through which it is read; none for one's own loose file. */
  owner: Pick<Owner, 'record_id' | 'kind' | 'clearance'> | null;
}

/** The file, when the actor may read one of the records that it hangs on; the opening is journaled by whoever opens it. */
export async function reachFile(services: Services, actor: Actor, id: string): Promise<Reached> {
  const file = await findFile(services.pools.read, id);
  if (!file || file.rendition_of !== null) throw new Refusal('not_found');
  if (file.attached_at === null) {
    if (file.owner_id !== actor.id) throw new Refusal('not_found');
    refuseInfected(file);
    return { file, owner: null };
  }
  const { rows } = await services.pools.read.query<Owner>(
    `select r.id as record_id, r.kind, r.clearance, a.audience,
       (select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part)) from participant p where p.record_id = r.id) as participants
     from attachment a join record r on r.id = a.record_id where a.file_id = $1 and a.removed_at is null`,
    [id],
  );
  const owner = rows.find((row) =>
    audiencesOf(services.catalog, actor, { ...row, participants: row.participants ?? [] }).includes(row.audience),
  );
  if (!owner) throw new Refusal('not_found');
  refuseInfected(file);
  return { file, owner };
}

/** Each opening of an attached file is an event; what is shown in parts is told once for a while. */
export async function journalOpening(
  services: Services,
  actor: Actor,
  { file, owner }: Reached,
  opening: Opening,
): Promise<void> {
  if (!owner) return;
  if (opening.shown && opening.inParts && (await wasShown(services, actor, file.id))) return;
  await writeEvents(
    services,
    services.pools.write,
    actor,
    opening.shown ? 'core.file.preview' : 'core.file.download',
    [{ recordId: owner.record_id, recordKind: owner.kind, data: { fileId: file.id, sha256: file.sha256 } }],
    'read',
  );
}

export async function readableFile(services: Services, actor: Actor, id: string, opening: Opening): Promise<FileRow> {
  const reached = await reachFile(services, actor, id);
  await journalOpening(services, actor, reached, opening);
  return reached.file;
}

/** Found by the scanner after it was taken: it stays for those who look into the matter, and opens to nobody. */
function refuseInfected(file: Pick<FileRow, 'scan'>): void {
  if (file.scan === 'infected') throw new Refusal('file_quarantined');
}

async function wasShown({ pools, clock }: Services, actor: Actor, fileId: string): Promise<boolean> {
  const { rowCount } = await pools.read.query(
    `select 1 from event where actor_id = $1 and at > $2::timestamptz - interval '${sameOpeningMinutes} minutes'
       and operation = 'core.file.preview' and behalf_of is not distinct from $4 and data ->> 'fileId' = $3 limit 1`,
    [actor.id, clock.now().toISOString(), fileId, actor.behalfOf ?? null],
  );
  return Boolean(rowCount);
}
