// The screen of deadlines, a piece of the administration's card.
import type { WebModule } from '../../../core/module.ts';
import { need } from '../need.ts';

export const deadlineRoutes: WebModule['routes'] = [
  {
    path: '/admin/deadlines',
    help: 'admin-deadlines',
    titleKey: 'deadlines:title',
    need: need.deadlines,
    load: () => import('./DeadlinesPage.tsx'),
  },
];
