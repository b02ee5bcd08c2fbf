// Contacts by name, page by page.

import { listContacts } from '#contract/contacts.ts';
import { decodeCursor, encodeCursor } from '#core/records/list.ts';
import { sql } from '#core/sql.ts';
import { subjectsAmong } from '../card.ts';
import { rowColumns } from '../found-contacts.ts';
import { questionOf } from '../rules.ts';
import { query } from '../tables.ts';

export const listContactsQuery = query(listContacts, async (reader, { q, kind, organisationId, after, limit }) => {
  const question = questionOf(q ?? '');
  let rows = reader
    .from('contact')
    .select(rowColumns)
    .orderBy('contact.name')
    .orderBy('contact.id')
    .limit(limit + 1);
  rows = rows.where('contact.merged_into', 'is', null);
  if (kind) rows = rows.where('contact.kind', '=', kind);
  if (organisationId) rows = rows.where('contact.organisation_id', '=', organisationId);
  if (question) rows = rows.where(sql<boolean>`contact.words @@ ${question.words}::tsquery`);
  if (after) {
    const { key, id } = decodeCursor(after);
    rows = rows.where(sql<boolean>`(contact.name, contact.id) > (${String(key)}, ${id}::uuid)`);
  }
  const found = await rows.execute();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  reader.shows(subjectsAmong(items));
  return { items, next: found.length > limit && last ? encodeCursor({ key: last.name, id: last.id }) : null };
});
