// The pages about the messenger: its state, people's chats, the sheet with a code.
import type { ModuleRoute } from '../../../core/module.ts';
import { need } from '../need.ts';

export const messengerRoutes: ModuleRoute[] = [
  {
    path: '/admin/messenger',
    help: 'admin-telegram',
    titleKey: 'chats:title',
    need: need.messenger,
    load: () => import('./MessengerPage.tsx'),
  },
  {
    path: '/admin/messenger/chats',
    help: 'admin-telegram',
    titleKey: 'chats:list.title',
    parent: '/admin/messenger',
    need: need.chats,
    load: () => import('./ChatsPage.tsx'),
  },
  {
    path: '/admin/users/$id/messenger-code',
    help: 'admin-telegram',
    titleKey: 'chats:code.act',
    parent: '/admin/users',
    need: need.chatCode,
    load: () => import('./CodePage.tsx'),
  },
];
