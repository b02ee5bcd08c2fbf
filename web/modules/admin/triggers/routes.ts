// The screens of triggers, a piece of the administration's card.
import type { WebModule } from '../../../core/module.ts';

const list = 'core.trigger.list';
const create = 'core.trigger.create';
const runs = 'core.trigger.runs';
export const needTriggers = list;

export const triggerRoutes: WebModule['routes'] = [
  {
    path: '/admin/triggers',
    help: 'admin-triggers',
    titleKey: 'triggers:title',
    need: list,
    load: () => import('./TriggersPage.tsx'),
  },
  {
    path: '/admin/triggers/new',
    help: 'admin-triggers',
    titleKey: 'triggers:newEvent',
    parent: '/admin/triggers',
    need: create,
    load: () => import('./NewTriggerPage.tsx'),
  },
  {
    path: '/admin/triggers/new-schedule',
    help: 'admin-triggers',
    titleKey: 'triggers:newSchedule',
    parent: '/admin/triggers',
    need: create,
    load: () => import('./NewSchedulePage.tsx'),
  },
  {
    path: '/admin/triggers/runs',
    help: 'admin-triggers',
    titleKey: 'triggers:runs.title',
    parent: '/admin/triggers',
    need: runs,
    load: () => import('./RunsPage.tsx'),
  },
  {
    path: '/admin/triggers/runs/$id',
    help: 'admin-triggers',
    titleKey: 'triggers:runs.one',
    parent: '/admin/triggers/runs',
    need: 'core.trigger.run',
    load: () => import('./RunPage.tsx'),
  },
  {
    path: '/admin/triggers/$id',
    help: 'admin-triggers',
    titleKey: 'triggers:one',
    parent: '/admin/triggers',
    need: 'core.trigger.read',
    load: () => import('./TriggerPage.tsx'),
  },
];
