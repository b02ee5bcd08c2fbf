// A directory goes, with its links: the accounts stay, but nobody is vouched for by it any more.
import { sql } from 'kysely';
import { removeDirectory } from '#contract/ldap.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { requireLinkedNotAbove } from '../guard-directory.ts';
import { directoryById, providerOf } from '../stored.ts';

export const removeDirectoryAction = action(removeDirectory, async (unit, input) => {
  requireEverywhere(unit);
  const directory = await one(directoryById(shapeOf(unit).services, sqlOf(unit), input.id, 'for update'));
  if (directory.enabled) throw new Refusal('directory_in_use');
  await requireLinkedNotAbove(unit, directory);
  const db = unscoped(unit);
  const gone = await sql`delete from user_identity where provider = ${providerOf(directory)}`.execute(db);
  await sql`delete from directory where id = ${directory.id}`.execute(db);
  const { key, name, settings } = directory;
  unit.event({ data: { directory: key, id: directory.id, name, settings, links: Number(gone.numAffectedRows ?? 0) } });
  return { ok: true as const };
});
