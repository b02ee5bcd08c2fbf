// Pairs of contacts that look like one, the surest first, and how many wait.

import type { RawBuilder } from 'kysely';
import { countDoubles, listDoubles } from '#contract/contacts.ts';
import { decodeCursor, encodeCursor } from '#core/records/list.ts';
import { sql } from '#core/sql.ts';
import { subjectsAmong } from '../card.ts';
import type { DoubleReason } from '../doubles/likeness.ts';
import { query } from '../tables.ts';

interface Side {
  id: string;
  kind: 'organisation' | 'person';
  name: string;
  inn: string;
  organisationName: string | null;
  position: string;
  emails: string[];
  phones: string[];
}

const countedAtMost = 1_000;
const side = (
  column: string,
): RawBuilder<Side> => sql<Side>`(select json_build_object('id', c.id, 'kind', c.kind, 'name', c.name,
  'inn', c.inn, 'position', c.position, 'emails', c.emails, 'phones', c.phones,
  'organisationName', (select o.name from contact o where o.id = c.organisation_id))
  from contact c where c.id = ${sql.ref(column)})`;

const inForce = sql<boolean>`not exists (select from contact gone
  where gone.id in (contact_double.one_id, contact_double.other_id) and gone.merged_into is not null)`;

export const listDoublesQuery = query(listDoubles, async (reader, { contactId, after, limit }) => {
  let rows = reader
    .from('contact_double')
    .select([
      'contact_double.score',
      'contact_double.reasons',
      sql<string>`contact_double.one_id || ' ' || contact_double.other_id`.as('id'),
      side('contact_double.one_id').as('one'),
      side('contact_double.other_id').as('other'),
    ])
    .where('contact_double.parted_at', 'is', null)
    .where(inForce)
    .orderBy('contact_double.score', 'desc')
    .orderBy('contact_double.one_id')
    .orderBy('contact_double.other_id')
    .limit(limit + 1);
  if (contactId)
    rows = rows.where((eb) =>
      eb.or([eb('contact_double.one_id', '=', contactId), eb('contact_double.other_id', '=', contactId)]),
    );
  if (after) {
    const { key, id } = decodeCursor(after);
    const [score, other] = String(key).split(' ');
    rows = rows.where(
      sql<boolean>`(-contact_double.score, contact_double.one_id, contact_double.other_id) > (-${score}::real, ${id}::uuid, ${other}::uuid)`,
    );
  }
  const found = await rows.execute();
  const items = found.slice(0, limit).map((row) => ({ ...row, reasons: row.reasons as DoubleReason[] }));
  const last = items.at(-1);
  reader.shows(subjectsAmong(items.flatMap(({ one, other }) => [one, other])));
  const next = last ? encodeCursor({ key: `${last.score} ${last.other.id}`, id: last.one.id }) : null;
  return { items, next: found.length > limit ? next : null };
});

export const countDoublesQuery = query(countDoubles, async (reader) => {
  const rows = await reader
    .from('contact_double')
    .select('contact_double.one_id')
    .where('contact_double.parted_at', 'is', null)
    .where(inForce)
    .limit(countedAtMost)
    .execute();
  return { count: rows.length };
});
