// The helpdesk: tickets of employees, their queues and categories.
import {
  IconArrowsSplit2,
  IconCalendarUser,
  IconChartBar,
  IconClipboardText,
  IconHeadset,
  IconMessageCircle,
  IconTags,
  IconUserQuestion,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { WebModule } from '../../core/module.ts';
import { macroCommands, macroMenu, macroRoutes } from './macros/routes.ts';

const list = 'helpdesk.ticket.list';
const read = 'helpdesk.ticket.read';
const take = 'helpdesk.ticket.take';
const create = 'helpdesk.ticket.create';
const keep = 'helpdesk.category.manage';

const report = 'helpdesk.report.summary';

const loadList = (page: 'open' | 'all' | 'work' | 'asked') => () =>
  import('./list/pages.tsx').then(({ pages }) => ({ default: pages[page] }));

export const helpdesk: WebModule = {
  id: 'helpdesk',
  titleKey: 'helpdesk:section',
  routes: [
    { path: '/tickets', help: 'helpdesk', titleKey: 'helpdesk:menu.open', need: take, load: loadList('open') },
    {
      path: '/tickets/all',
      help: 'helpdesk',
      titleKey: 'helpdesk:menu.all',
      parent: '/tickets',
      need: take,
      load: loadList('all'),
    },
    {
      path: '/ticket-reports',
      help: 'helpdesk',
      titleKey: 'reports:title',
      need: report,
      load: () => import('./reports/ReportsPage.tsx'),
    },
    { path: '/my/work', help: 'helpdesk', titleKey: 'helpdesk:menu.work', need: take, load: loadList('work') },
    { path: '/my/tickets', help: 'helpdesk', titleKey: 'helpdesk:menu.asked', need: list, load: loadList('asked') },
    {
      path: '/tickets/new',
      help: 'helpdesk',
      titleKey: 'helpdesk:new',
      parent: '/my/tickets',
      need: create,
      load: () => import('./form/NewTicketPage.tsx'),
    },
    {
      path: '/tickets/$id',
      help: 'helpdesk',
      titleKey: 'helpdesk:ticket',
      parent: '/my/tickets',
      need: read,
      load: () => import('./ticket/TicketPage.tsx'),
    },
    {
      path: '/dispatch',
      help: 'helpdesk',
      titleKey: 'dispatch:title',
      need: 'helpdesk.dispatch.propose',
      load: () => import('./dispatch/DispatchPage.tsx'),
    },
    {
      path: '/chat',
      help: 'helpdesk',
      titleKey: 'talk:menu',
      need: create,
      load: () => import('./chat/ChatPage.tsx'),
    },
    {
      path: '/roster',
      help: 'helpdesk',
      titleKey: 'shifts:roster.title',
      need: 'core.roster.list',
      load: () => import('./duty/RosterPage.tsx'),
    },
    {
      path: '/executors',
      help: 'helpdesk',
      titleKey: 'executors:title',
      need: 'helpdesk.dispatch.executors',
      load: () => import('./executors/ExecutorsPage.tsx'),
    },
    {
      path: '/ticket-categories',
      help: 'helpdesk',
      titleKey: 'helpdesk:menu.categories',
      need: keep,
      load: () => import('./categories/CategoriesPage.tsx'),
    },
    ...macroRoutes,
  ],
  menu: [
    { to: '/tickets', labelKey: 'helpdesk:menu.open', need: take, icon: IconHeadset },
    {
      to: '/dispatch',
      labelKey: 'dispatch:title',
      need: 'helpdesk.dispatch.propose',
      icon: IconArrowsSplit2,
    },
    { to: '/my/work', labelKey: 'helpdesk:menu.work', need: take, icon: IconClipboardText },
    { to: '/my/tickets', labelKey: 'helpdesk:menu.asked', need: list, icon: IconUserQuestion },
    { to: '/chat', labelKey: 'talk:menu', need: create, icon: IconMessageCircle },
    { to: '/ticket-reports', labelKey: 'reports:title', need: report, icon: IconChartBar },
    { to: '/roster', labelKey: 'shifts:roster.title', need: 'core.roster.list', icon: IconCalendarUser },
    { to: '/executors', labelKey: 'executors:title', need: 'helpdesk.dispatch.executors', icon: IconUsersGroup },
    { to: '/ticket-categories', labelKey: 'helpdesk:menu.categories', need: keep, icon: IconTags },
    ...macroMenu,
  ],
  commands: [
    { id: 'new-ticket', labelKey: 'helpdesk:command.new', to: '/tickets/new', need: create },
    ...macroCommands,
  ],
  recordPath: (kind, id) => (kind === 'ticket' ? `/tickets/${id}` : null),
};
