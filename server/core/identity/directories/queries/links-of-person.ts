// To which directories a person's account is joined, for the card that administrators see.
import { sql } from 'kysely';
import { linksOfPerson } from '#contract/ldap.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, unscoped } from '../../../handle.ts';

export const linksOfPersonQuery = query(linksOfPerson, async (reader, input) => {
  requireEverywhere(reader);
  const db = unscoped(reader);
  await one(db.selectFrom('app_user').select('id').where('id', '=', input.id).executeTakeFirst());
  const { rows } = await sql<{ id: string; name: string; dn: string; seenAt: string }>`
    select d.id, d.name, p.dn, p.seen_at as "seenAt" from directory_person p join directory d on d.id = p.directory_id
    where p.user_id = ${input.id} order by d.name, d.id`.execute(db);
  reader.shows([input.id]);
  return { items: rows };
});
