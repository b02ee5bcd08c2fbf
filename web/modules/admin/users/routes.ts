// The pages of people: their list, new ones, one person, lost second factors.
import type { ModuleRoute } from '../../../core/module.ts';
import { need } from '../need.ts';

export const userRoutes: ModuleRoute[] = [
  {
    path: '/admin/users',
    help: 'admin-users',
    titleKey: 'admin:users.title',
    need: need.users,
    load: () => import('./UsersPage.tsx'),
  },
  { path: '/admin/users_list', titleKey: 'admin:users.title', load: () => import('./OldUsersAddress.tsx') },
  {
    path: '/admin/factor-resets',
    titleKey: 'entry:resets.title',
    need: need.factorResets,
    help: 'admin-sign-in',
    load: () => import('./FactorResetsPage.tsx'),
  },
  {
    path: '/admin/users/new',
    titleKey: 'admin:users.new',
    parent: '/admin/users',
    need: need.newUser,
    load: () => import('./NewUserPage.tsx'),
  },
  {
    path: '/admin/users/$id',
    titleKey: 'admin:users.one',
    parent: '/admin/users',
    need: need.user,
    load: () => import('./UserPage.tsx'),
  },
];
