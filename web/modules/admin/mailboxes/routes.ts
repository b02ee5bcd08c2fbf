// The pages of mailboxes that the program reads: the list, one of them, its letters.
import type { ModuleRoute } from '../../../core/module.ts';
import { need } from '../need.ts';

export const mailboxRoutes: ModuleRoute[] = [
  {
    path: '/admin/mailboxes',
    help: 'admin-mail-intake',
    titleKey: 'mailboxes:title',
    need: need.mailboxes,
    load: () => import('./MailboxesPage.tsx'),
  },
  {
    path: '/admin/mailboxes/new',
    help: 'admin-mail-intake',
    titleKey: 'mailboxes:new',
    parent: '/admin/mailboxes',
    need: need.newMailbox,
    load: () => import('./NewMailboxPage.tsx'),
  },
  {
    path: '/admin/mailboxes/$id',
    help: 'admin-mail-intake',
    titleKey: 'mailboxes:one',
    parent: '/admin/mailboxes',
    need: need.mailboxes,
    load: () => import('./MailboxPage.tsx'),
  },
  {
    path: '/admin/mailboxes/$id/mail',
    help: 'admin-mail-intake',
    titleKey: 'mailboxes:mail.title',
    parent: '/admin/mailboxes/$id',
    need: need.mail,
    load: () => import('./MailListPage.tsx'),
  },
];
