// Joins an account to an entry of a directory: from then on whoever proves the entry's password is that person.
import { sql } from 'kysely';
import { sqlOf, unscoped } from '../../handle.ts';
import { lockWords } from '../../lock-words.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import type { DirectoryPerson } from './entry.ts';
import { type Directory, providerOf } from './stored.ts';
import { insertLink, linkOf } from './take.ts';

export async function link(
  unit: AnyUnit,
  directory: Directory,
  person: DirectoryPerson,
  userId: string,
): Promise<void> {
  await lockWords(unit, 'directory-subject', [`${directory.key} ${person.subject}`]);
  const found = await linkOf(unit, directory, person.subject);
  if (found) {
    if (found.user_id !== userId) throw new Refusal('directory_link_taken');
    return;
  }
  const other = await sqlOf(unit).query('select 1 from user_identity where provider = $1 and user_id = $2', [
    providerOf(directory),
    userId,
  ]);
  if (other.rows.length > 0) throw new Refusal('directory_linked_already');
  await insertLink(unit, directory, person, userId);
}

/** What the directory gave stays until somebody takes it: the person is no longer its own. */
export async function unlink(unit: AnyUnit, directory: Directory, userId: string): Promise<boolean> {
  const db = unscoped(unit);
  const gone =
    await sql`delete from user_identity where provider = ${providerOf(directory)} and user_id = ${userId}`.execute(db);
  await sql`delete from directory_person where directory_id = ${directory.id} and user_id = ${userId}`.execute(db);
  return Number(gone.numAffectedRows ?? 0) > 0;
}
