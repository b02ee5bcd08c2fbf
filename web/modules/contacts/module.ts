// Contacts: organisations and people outside, with whom letters are exchanged.
import { IconAddressBook } from '@tabler/icons-react';
import type { WebModule } from '../../core/module.ts';

const list = 'contacts.contact.list';
const create = 'contacts.contact.create';

export const contacts: WebModule = {
  id: 'contacts',
  titleKey: 'contacts:section',
  routes: [
    {
      path: '/contacts',
      help: 'contacts',
      titleKey: 'contacts:title',
      need: list,
      load: () => import('./list/ContactsPage.tsx'),
    },
    {
      path: '/contacts/new',
      help: 'contacts',
      titleKey: 'contacts:new',
      parent: '/contacts',
      need: create,
      load: () => import('./form/NewPage.tsx'),
    },
    {
      path: '/contacts/doubles',
      help: 'contacts',
      titleKey: 'merging:doubles.title',
      parent: '/contacts',
      need: 'contacts.double.list',
      load: () => import('./doubles/DoublesPage.tsx'),
    },
    {
      path: '/contacts/merge',
      help: 'contacts',
      titleKey: 'merging:merge.title',
      parent: '/contacts',
      need: 'contacts.contact.merge',
      load: () => import('./doubles/MergePage.tsx'),
    },
    {
      path: '/contacts/$id',
      help: 'contacts',
      titleKey: 'contacts:contact',
      parent: '/contacts',
      need: 'contacts.contact.read',
      load: () => import('./contact/ContactPage.tsx'),
    },
    {
      path: '/contacts/$id/edit',
      help: 'contacts',
      titleKey: 'contacts:edit',
      parent: '/contacts',
      need: 'contacts.contact.update',
      load: () => import('./form/EditPage.tsx'),
    },
  ],
  menu: [{ to: '/contacts', labelKey: 'contacts:title', need: list, icon: IconAddressBook }],
  commands: [{ id: 'new-contact', labelKey: 'contacts:command.new', to: '/contacts/new', need: create }],
  recordPath: (kind, id) => (kind === 'contact' ? `/contacts/${id}` : null),
};
