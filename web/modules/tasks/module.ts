// Long tasks: exports, registers, imports; found again after leaving the page.
import { IconProgressCheck } from '@tabler/icons-react';
import type { WebModule } from '../../core/module.ts';

export const tasks: WebModule = {
  id: 'tasks',
  titleKey: 'tasks:section',
  routes: [{ path: '/tasks', titleKey: 'tasks:title', help: 'exports', load: () => import('./TasksPage.tsx') }],
  menu: [{ to: '/tasks', labelKey: 'tasks:title', icon: IconProgressCheck }],
  commands: [{ id: 'tasks', labelKey: 'tasks:title', to: '/tasks' }],
};
