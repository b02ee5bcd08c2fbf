// A new contact; an ИНН that another contact has is refused with that contact's name.
import { createContact } from '#contract/contacts.ts';
import { Refusal } from '#core/refusal.ts';
import { contactCardOf } from '../card.ts';
import { makeContact, refuseDouble } from '../make-contact.ts';
import { organisationOf } from '../organisation-of.ts';
import { cleanContact, emptyContact, kindOfName } from '../rules.ts';
import { action } from '../tables.ts';

export const createContactAction = action(createContact, async (unit, { kind: said, ...typed }) => {
  const kind = said ?? kindOfName(typed.name);
  const { values, errors } = cleanContact(typed);
  if (errors.length > 0) throw new Refusal('invalid_input', { errors });
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const contact = { ...emptyContact, ...Object.fromEntries(given) };
  const organisationName = await organisationOf(unit, kind, contact.organisationId);
  await refuseDouble(unit, { kind, inn: contact.inn, kpp: contact.kpp });
  return contactCardOf(unit, { ...(await makeContact(unit, kind, contact)), organisationName });
});
