// The directories that one may join one's own account to, and those it is joined to already.
import { sql } from 'kysely';
import { ownDirectories } from '#contract/ldap.ts';
import { query } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { accountOf } from '../../account-of.ts';

export const ownDirectoriesQuery = query(ownDirectories, async (reader) => {
  const { rows } = await sql<{ id: string; name: string; linked: boolean }>`
    select d.id, d.name, exists (select from user_identity i where i.provider = 'ldap:' || d.key
      and i.user_id = ${accountOf(reader.actor)}) as linked
    from directory d where d.enabled order by d.created_at, d.id`.execute(unscoped(reader));
  return { items: rows };
});
