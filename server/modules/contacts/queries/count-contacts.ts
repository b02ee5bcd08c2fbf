// How many contacts a filter finds: to ten thousand, and beyond only when asked for exactly.
import { countContacts } from '#contract/contacts.ts';
import { sql } from '#core/sql.ts';
import { questionOf } from '../rules.ts';
import { query } from '../tables.ts';

const countedQuickly = 10_000;

export const countContactsQuery = query(countContacts, async (reader, { q, kind, organisationId, exact }) => {
  const question = questionOf(q ?? '');
  let found = reader.from('contact').where('contact.merged_into', 'is', null);
  if (kind) found = found.where('contact.kind', '=', kind);
  if (organisationId) found = found.where('contact.organisation_id', '=', organisationId);
  if (question) found = found.where(sql<boolean>`contact.words @@ ${question.words}::tsquery`);
  if (!exact) {
    const beyond = await found.select('contact.id').offset(countedQuickly).limit(1).executeTakeFirst();
    if (beyond) return { count: countedQuickly, more: true };
  }
  const all = await found.select(sql<number>`count(*)::int`.as('count')).executeTakeFirst();
  return { count: all?.count ?? 0, more: false };
});
