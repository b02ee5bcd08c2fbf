// A contact's card, in one statement.
import { readContact } from '#contract/contacts.ts';
import { Refusal } from '#core/refusal.ts';
import { contactCardOf, selectContact, subjectsAmong } from '../card.ts';
import { query } from '../tables.ts';

export const readContactQuery = query(readContact, async (reader, { id }) => {
  const contact = await selectContact(reader.from('contact', 'record')).where('contact.id', '=', id).executeTakeFirst();
  if (!contact) throw new Refusal('not_found');
  reader.shows(subjectsAmong([contact]));
  return contactCardOf(reader, contact);
});
