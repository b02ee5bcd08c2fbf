// People whom rows of a table may mean, by login, address or what an earlier import made of the row; and what would change.
import type { Sql } from '../../db/sql.ts';
import type { PersonLine } from './person-line.ts';

export interface KnownPerson {
  id: string;
  login: string;
  email: string | null;
  name: string;
  position: string;
  phone: string;
  birthDate: string | null;
  status: string;
  createdAt: string;
  groupIds: string[];
}

export async function knownPeople(
  sql: Sql,
  rows: readonly { value: PersonLine; recordId: string | null }[],
): Promise<KnownPerson[]> {
  const words = rows.flatMap(({ value }) => [value.login, value.email].flatMap((word) => word?.toLowerCase() ?? []));
  const { rows: found } = await sql.query<KnownPerson>(
    `select u.id, lower(u.login) as login, lower(u.email) as email, p.name, u.position, u.phone,
       u.birth_date as "birthDate", u.status, p.created_at as "createdAt",
       array(select group_id::text from group_member where principal_id = u.id) as "groupIds"
     from app_user u join principal p on p.id = u.id
     where lower(u.login) = any($1::text[]) or lower(u.email) = any($1::text[]) or u.id = any($2::uuid[])`,
    [[...new Set(words)], rows.flatMap(({ recordId }) => recordId ?? [])],
  );
  return found;
}

/** Only what the file says and is different: an empty cell takes nothing away, a group is added. */
export function changesOf(known: KnownPerson, line: PersonLine): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const field of ['name', 'position', 'phone', 'birthDate'] as const)
    if (line[field] !== undefined && line[field] !== known[field]) changes[field] = line[field];
  if (line.email !== undefined && line.email.toLowerCase() !== known.email) changes.email = line.email;
  const groups = line.groupIds ?? [];
  if (groups.some((id) => !known.groupIds.includes(id)))
    changes.groupIds = [...new Set([...known.groupIds, ...groups])].sort();
  return changes;
}
