// The list of what was destroyed, in a file beside the data: an old backup brings the destroyed back, keys and all,
// and this list, which is in no backup, takes it away again before anybody gets in.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Services } from '../../services.ts';
import { actCategoryPrefix } from './remove-act.ts';

export interface ListedAct {
  id: string;
  number: number;
  subjectId: string;
  way: 'destroy' | 'anonymise' | 'part';
  body: Record<string, unknown> & { category?: string; leftovers?: { kept?: string[] } };
  madeAt: string;
  keepUntil: string;
  backupsUntil: string;
  /** Its term is over and it was removed: the destruction is still repeated, the act is not made again. */
  removed?: true;
}

export const listPath = (services: Pick<Services, 'config'>): string =>
  join(services.config.dataDir, 'personal-data', 'destroyed.jsonl');

const macOf = (services: Pick<Services, 'keys'>, line: string): string =>
  createHmac('sha256', services.keys.for('destruction-list')).update(line).digest('hex');

/** The acts of the file; a line that is not ours, or was changed, is counted and not believed. */
export async function readList(
  services: Pick<Services, 'config' | 'keys'>,
): Promise<{ acts: ListedAct[]; broken: number }> {
  const text = await readFile(listPath(services), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const acts: ListedAct[] = [];
  let broken = 0;
  for (const line of text.split('\n').filter(Boolean)) {
    const mac = Buffer.from(line.slice(0, 64));
    const body = line.slice(65);
    const expected = Buffer.from(macOf(services, body));
    if (mac.length === expected.length && timingSafeEqual(mac, expected)) acts.push(JSON.parse(body) as ListedAct);
    else broken += 1;
  }
  return { acts, broken };
}

/** Writes the acts of the database into the file, beside those that are only in the file. */
export async function writeList(services: Services): Promise<void> {
  const { rows } = await services.pools.read.query<ListedAct>(
    `select id, number, subject_id as "subjectId", way, body, made_at as "madeAt", keep_until as "keepUntil",
       backups_until as "backupsUntil" from destruction_act order by number`,
  );
  const { acts } = await readList(services);
  const { rows: gone } = await services.pools.read.query<{ number: number }>(
    `select substr(category, length($1) + 1)::bigint as number from disposal where category like $1 || '%' and state = 'done'`,
    [actCategoryPrefix],
  );
  const removed = new Set(gone.map((row) => Number(row.number)));
  const all = new Map(acts.map((act) => [act.id, removed.has(Number(act.number)) ? bare(act) : act]));
  for (const act of rows) all.set(act.id, act);
  if (all.size === 0) return;
  const path = listPath(services);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const lines = [...all.values()].map((act) => {
    const body = JSON.stringify(act);
    return `${macOf(services, body)} ${body}\n`;
  });
  const making = `${path}.${process.pid}`;
  await writeFile(making, lines.join(''), { mode: 0o600 });
  await rename(making, path);
}

/** What a removed act leaves behind: whose data, and what was decided to stay; no names of those who signed. */
const bare = ({ body: { category, leftovers }, ...act }: ListedAct): ListedAct => ({
  ...act,
  body: { ...(category ? { category } : {}), ...(leftovers ? { leftovers } : {}) },
  removed: true,
});

/** Acts of the list that this database knows nothing of, or whose person it still holds. */
export async function missingHere(services: Services, acts: readonly ListedAct[]): Promise<ListedAct[]> {
  if (acts.length === 0) return [];
  const { rows } = await services.pools.write.query<{ id: string }>(
    `select listed.id from unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[]) as listed (id, subject_id, way, removed)
     join data_subject s on s.id = listed.subject_id
     where (not listed.removed and not exists (select from destruction_act a where a.id = listed.id))
        or (listed.way <> 'part' and s.destroyed_at is null)`,
    [
      acts.map((act) => act.id),
      acts.map((act) => act.subjectId),
      acts.map((act) => act.way),
      acts.map((act) => act.removed === true),
    ],
  );
  const missing = new Set(rows.map((row) => row.id));
  return acts.filter((act) => missing.has(act.id));
}
