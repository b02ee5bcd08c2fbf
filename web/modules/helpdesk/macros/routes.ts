// Pages of macros, ready checklists and time spent, with their places in the menu.
import { IconBolt } from '@tabler/icons-react';
import type { WebModule } from '../../../core/module.ts';

const list = 'helpdesk.macro.list';
const time = 'helpdesk.time.list';
const loadMacro = () => import('./MacroPage.tsx');
const parent = '/ticket-macros';

export const macroRoutes: WebModule['routes'] = [
  {
    path: '/ticket-macros',
    help: 'helpdesk',
    titleKey: 'macros:title',
    need: list,
    load: () => import('./MacrosPage.tsx'),
  },
  { path: '/ticket-macros/new', help: 'helpdesk', titleKey: 'macros:new', parent, need: list, load: loadMacro },
  { path: '/ticket-macros/$id', help: 'helpdesk', titleKey: 'macros:one', parent, need: list, load: loadMacro },
  {
    path: '/ticket-checklists',
    help: 'helpdesk',
    titleKey: 'macros:ready.title',
    parent,
    need: 'helpdesk.readyChecklist.list',
    load: () => import('../checklist/ReadyChecklistsPage.tsx'),
  },
  {
    path: '/ticket-time',
    help: 'helpdesk',
    titleKey: 'macros:time.title',
    parent: '/ticket-reports',
    need: time,
    load: () => import('../time/TimePage.tsx'),
  },
];
export const macroMenu: NonNullable<WebModule['menu']> = [
  { to: '/ticket-macros', labelKey: 'macros:title', need: list, icon: IconBolt },
];
export const macroCommands: NonNullable<WebModule['commands']> = [
  { id: 'ticket-time', labelKey: 'macros:time.title', to: '/ticket-time', need: time },
];
