// People for everybody: the directory of colleagues and the pages of groups.
import { IconUsersGroup } from '@tabler/icons-react';
import type { WebModule } from '../../core/module.ts';

const need = { directory: 'identity.person.list' };

export const people: WebModule = {
  id: 'people',
  titleKey: 'people:directory.section',
  routes: [
    {
      path: '/people',
      titleKey: 'people:directory.title',
      need: need.directory,
      help: 'admin-people',
      load: () => import('./DirectoryPage.tsx'),
    },
    {
      path: '/people/$id',
      titleKey: 'people:directory.one',
      help: 'admin-people',
      parent: '/people',
      need: 'identity.person.read',
      load: () => import('./PersonPage.tsx'),
    },
    {
      path: '/admin/groups/$id',
      titleKey: 'people:group.one',
      help: 'admin-people',
      parent: '/admin/groups',
      load: () => import('./group/GroupPage.tsx'),
    },
    {
      path: '/groups/$id',
      titleKey: 'people:group.one',
      help: 'admin-people',
      load: () => import('./group/GroupPage.tsx'),
    },
  ],
  menu: [{ to: '/people', labelKey: 'people:directory.title', need: need.directory, icon: IconUsersGroup }],
  recordPath: (kind, id) => (kind === 'group' ? `/groups/${id}` : null),
};
