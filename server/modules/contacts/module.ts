// The card of contacts: its operations, refusals, and what the ready roles may do with contacts.
import * as contract from '#contract/contacts.ts';
import { type Module, operationsOf } from '#core/catalog.ts';
import { createContactAction } from './actions/create-contact.ts';
import { mergeContactsAction } from './actions/merge-contacts.ts';
import { partDoublesAction } from './actions/part-doubles.ts';
import { undoMergeAction } from './actions/undo-merge.ts';
import { updateContactAction } from './actions/update-contact.ts';
import { contactExport, doublesExport } from './contact-export.ts';
import { contactJobs } from './doubles/find-doubles.ts';
import { contactImports } from './import/imports.ts';
import { contactsPersonalData } from './personal-data.ts';
import { countContactsQuery } from './queries/count-contacts.ts';
import { listContactsQuery } from './queries/list-contacts.ts';
import { countDoublesQuery, listDoublesQuery } from './queries/list-doubles.ts';
import { readContactQuery } from './queries/read-contact.ts';
import { searchContactsQuery } from './queries/search-contacts.ts';
import { searchedContacts } from './searched.ts';

const reading = [
  { operation: 'contacts.contact.list', reach: 'all' },
  { operation: 'contacts.contact.count', reach: 'all' },
  { operation: 'contacts.contact.search', reach: 'all' },
  { operation: 'contacts.contact.read', reach: 'all' },
] as const;

const tidying = [
  { operation: 'contacts.double.list', reach: 'own' },
  { operation: 'contacts.double.count', reach: 'own' },
  { operation: 'contacts.double.part', reach: 'own' },
  { operation: 'contacts.contact.merge', reach: 'own' },
  { operation: 'contacts.merge.undo', reach: 'own' },
] as const;

export const contacts: Module = {
  name: 'contacts',
  contract: operationsOf(contract),
  handlers: [
    listContactsQuery,
    countContactsQuery,
    searchContactsQuery,
    readContactQuery,
    createContactAction,
    updateContactAction,
    listDoublesQuery,
    countDoublesQuery,
    partDoublesAction,
    mergeContactsAction,
    undoMergeAction,
  ],
  errors: contract.contactErrors,
  imports: contactImports,
  personalData: contactsPersonalData,
  jobs: contactJobs,
  references: [
    { kind: 'contact', table: 'contact', column: 'organisation_id' },
    { kind: 'contact', table: 'contact', column: 'merged_into' },
  ],
  constraints: { contact_inn: 'contact_exists' },
  exports: [contactExport, doublesExport],
  searched: [searchedContacts],
  recordKinds: [{ kind: 'contact', title: { ru: 'Контакт', en: 'Contact' }, read: 'contacts.contact.read' }],
  roles: [
    {
      key: 'admin',
      grants: [{ operation: 'contacts.*', reach: 'all' }],
    },
    {
      key: 'editor',
      grants: [
        ...reading,
        { operation: 'contacts.contact.create', reach: 'all' },
        { operation: 'contacts.contact.update', reach: 'own' },
        // What they made themselves; the whole directory is tidied by the administrator.
        ...tidying,
      ],
    },
    { key: 'viewer', grants: reading },
  ],
  bundles: [
    { key: 'reference', operations: reading.map((grant) => grant.operation) },
    { key: 'create', operations: ['contacts.contact.create'] },
  ],
};
