// The best twenty contacts for what is being typed: names that begin so first, then names with such words, ИНН, e-mail, phone.

import { searchContacts } from '#contract/contacts.ts';
import { sql } from '#core/sql.ts';
import { subjectsAmong } from '../card.ts';
import { foundContacts, rowColumns } from '../found-contacts.ts';
import { questionOf } from '../rules.ts';
import { query } from '../tables.ts';

const shownAtMost = 20;

export const searchContactsQuery = query(searchContacts, async (reader, { q, kind, ids }) => {
  const question = questionOf(q);
  let rows = reader
    .from('contact')
    .select(rowColumns)
    .limit(ids ? ids.length : shownAtMost);
  if (kind) rows = rows.where('contact.kind', '=', kind);
  // Chosen ones are told by name whatever became of them.
  if (!ids) rows = rows.where('contact.merged_into', 'is', null);
  if (ids) rows = rows.where('contact.id', 'in', ids.length > 0 ? ids : [sql<string>`null`]);
  else if (question) {
    rows = rows
      .where(foundContacts(question, kind))
      .orderBy(sql`starts_with(contact.name_key, ${question.prefix})`, 'desc')
      .orderBy('contact.name_key')
      .orderBy('contact.id');
  } else rows = rows.orderBy('contact.name').orderBy('contact.id');
  const items = await rows.execute();
  reader.shows(subjectsAmong(items));
  return { items };
});
