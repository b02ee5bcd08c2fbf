// The door of contacts: what other modules may use.
export { type FoundContact, findOrMakeMany, type Parties, type TypedParty } from './bulk-contacts.ts';
export { type FoundParty, findOrMakeContacts, type NamedParty } from './find-or-make.ts';
export { contacts } from './module.ts';
export { type ContactTables, contactScopes } from './tables.ts';
export { type ContactsWorld, makeContacts } from './world.ts';
