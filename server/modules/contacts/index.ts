// The door of contacts: what other modules may use.
export {
  type FoundContact,
  findOrMakeMany,
  type NewContact,
  type Parties,
  type TypedParty,
  writeContacts,
} from './bulk-contacts.ts';
export { type ContactOfAddress, contactByEmail } from './contact-by-email.ts';
export { contactsNamed } from './contacts-named.ts';
export {
  type FoundParty,
  findOrMakeContacts,
  type KnownContacts,
  knownContacts,
  type NamedParty,
} from './find-or-make.ts';
export { contacts } from './module.ts';
export { emptyContact } from './rules.ts';
export { type ContactTables, contactScopes } from './tables.ts';
export { type ContactsWorld, makeContacts } from './world.ts';
