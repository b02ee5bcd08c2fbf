// Contacts that a table names, found by their name or ИНН and never made: what fits several, or none, is not found.
import type { Actor } from '#core/actor.ts';
import type { Sql } from '#core/db/sql.ts';
import { kindOfName, nameKey } from './rules.ts';

const readRight = 'contacts.contact.read';
const taxpayer = /^(\d{10}|\d{12})$/;

/** Name → id, for those who see all contacts. */
export async function contactsNamed(
  sql: Sql,
  actor: Actor,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (!actor.rights.everywhere(readRight)) return found;
  const keyOf = (name: string) => nameKey(kindOfName(name), name);
  const { rows } = await sql.query<{ id: string; kind: string; name_key: string; inn: string }>(
    `select c.id, c.kind, c.name_key, c.inn from contact c join record r on r.id = c.id
     where r.life = 'active' and (c.name_key = any($1) or (c.inn <> '' and c.inn = any($2)))`,
    [[...new Set(names.map(keyOf))], names.filter((name) => taxpayer.test(name))],
  );
  for (const name of names) {
    const fit = taxpayer.test(name)
      ? rows.filter((row) => row.inn === name)
      : rows.filter((row) => row.kind === kindOfName(name) && row.name_key === keyOf(name));
    if (fit.length === 1 && fit[0]) found.set(name, fit[0].id);
  }
  return found;
}
