// Administration: people and their rights, departments, the journal of actions, outgoing mail, the working calendar.
import {
  IconAdjustments,
  IconCalendarEvent,
  IconHeartbeat,
  IconHistory,
  IconMailCog,
  IconShieldLock,
  IconSitemap,
  IconUsers,
} from '@tabler/icons-react';
import type { WebModule } from '../../core/module.ts';

const need = {
  users: 'identity.user.list',
  user: 'identity.user.read',
  newUser: 'identity.user.create',
  groups: 'identity.group.list',
  roles: 'identity.role.list',
  journal: 'core.event.list',
  outbox: 'core.outbox.list',
  calendar: 'core.calendar.update',
  settings: 'core.setting.list',
  system: 'core.system.read',
};

export const admin: WebModule = {
  id: 'admin',
  titleKey: 'admin:title',
  routes: [
    {
      path: '/admin/users',
      titleKey: 'admin:users.title',
      need: need.users,
      load: () => import('./users/UsersPage.tsx'),
    },
    { path: '/admin/users_list', titleKey: 'admin:users.title', load: () => import('./users/OldUsersAddress.tsx') },
    {
      path: '/admin/users/new',
      titleKey: 'admin:users.new',
      parent: '/admin/users',
      need: need.newUser,
      load: () => import('./users/NewUserPage.tsx'),
    },
    {
      path: '/admin/users/$id',
      titleKey: 'admin:users.one',
      parent: '/admin/users',
      need: need.user,
      load: () => import('./users/UserPage.tsx'),
    },
    {
      path: '/admin/groups',
      titleKey: 'admin:groups.title',
      need: need.groups,
      load: () => import('./groups/GroupsPage.tsx'),
    },
    {
      path: '/admin/roles',
      titleKey: 'admin:roles.title',
      need: need.roles,
      load: () => import('./roles/RolesPage.tsx'),
    },
    {
      path: '/admin/journal',
      titleKey: 'journal:event.title',
      need: need.journal,
      load: () => import('./journal/JournalPage.tsx'),
    },
    {
      path: '/admin/journal/$id',
      titleKey: 'journal:event.one',
      parent: '/admin/journal',
      need: need.journal,
      load: () => import('./journal/EventPage.tsx'),
    },
    {
      path: '/admin/outbox',
      titleKey: 'outbox:title',
      need: need.outbox,
      load: () => import('./outbox/OutboxPage.tsx'),
    },
    {
      path: '/admin/outbox/$id',
      titleKey: 'outbox:one',
      parent: '/admin/outbox',
      need: need.outbox,
      load: () => import('./outbox/MailPage.tsx'),
    },
    {
      path: '/admin/system',
      titleKey: 'system:title',
      need: need.system,
      load: () => import('./system/SystemPage.tsx'),
    },
    {
      path: '/admin/settings',
      titleKey: 'settings:title',
      need: need.settings,
      load: () => import('./settings/SettingsPage.tsx'),
    },
    {
      path: '/admin/settings/$key',
      titleKey: 'settings:one',
      parent: '/admin/settings',
      need: need.settings,
      load: () => import('./settings/SettingPage.tsx'),
    },
    { path: '/admin/calendar', titleKey: 'calendar:title', load: () => import('./calendar/CalendarPage.tsx') },
  ],
  menu: [
    { to: '/admin/users', labelKey: 'admin:users.title', need: need.users, icon: IconUsers },
    { to: '/admin/groups', labelKey: 'admin:groups.title', need: need.groups, icon: IconSitemap },
    { to: '/admin/roles', labelKey: 'admin:roles.title', need: need.roles, icon: IconShieldLock },
    { to: '/admin/journal', labelKey: 'journal:event.title', need: need.journal, icon: IconHistory },
    { to: '/admin/outbox', labelKey: 'outbox:title', need: need.outbox, icon: IconMailCog },
    { to: '/admin/calendar', labelKey: 'calendar:title', need: need.calendar, icon: IconCalendarEvent },
    { to: '/admin/settings', labelKey: 'settings:title', need: need.settings, icon: IconAdjustments },
    { to: '/admin/system', labelKey: 'system:title', need: need.system, icon: IconHeartbeat },
  ],
  commands: [{ id: 'new-user', labelKey: 'admin:command.newUser', to: '/admin/users/new', need: need.newUser }],
  recordPath: (kind, id) => (kind === 'user' ? `/admin/users/${id}` : null),
};
