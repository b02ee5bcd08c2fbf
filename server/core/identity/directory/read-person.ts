// One colleague, with those whose manager this is.
import { type SqlBool, sql } from 'kysely';
import { readPerson } from '#contract/directory.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { colleagues, personViews, present } from './person-views.ts';

export const readPersonQuery = query(readPerson, async (reader, { id }) => {
  requireEverywhere(reader);
  const [person] = await personViews(reader, sql<SqlBool>`u.id = ${id}`, sql``);
  if (!person) throw new Refusal('not_found');
  const { rows } = await sql<{ id: string; name: string; position: string }>`
    select u.id, p.name, u.position from ${colleagues} where ${present} and u.manager_id = ${id}
    order by p.name, u.id limit 200`.execute(unscoped(reader));
  reader.shows([id, ...rows.map((row) => row.id)]);
  return { ...person, subordinates: rows };
});
