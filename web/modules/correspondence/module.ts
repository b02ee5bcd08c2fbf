// The registry of letters: its screens, its lines in the rail, its commands and its block on the main page.
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBook2,
  IconChartBar,
  IconClipboardList,
  IconHash,
  IconHourglass,
  IconInbox,
  IconMailDown,
  IconMailUp,
  IconSend,
  IconTags,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { WebModule } from '../../core/module.ts';

const list = 'correspondence.letter.list';
const register = 'correspondence.letter.register';
const read = 'correspondence.letter.read';
const update = 'correspondence.letter.update';
const deliveries = 'correspondence.delivery.list';
const certificate = 'correspondence.number.certificate';
const statistics = 'correspondence.statistics.read';

const addresses: Record<string, string> = {
  incoming_letter: 'incoming',
  outgoing_letter: 'outgoing',
  internal_letter: 'internal',
};

const screens = ['incoming', 'outgoing', 'internal'].flatMap((direction) => [
  {
    path: `/${direction}`,
    titleKey: `correspondence:menu.${direction}`,
    help: 'lists',
    need: list,
    load: loadList(direction),
  },
  {
    path: `/${direction}/new`,
    titleKey: `correspondence:new.${direction}`,
    parent: `/${direction}`,
    help: direction === 'outgoing' ? 'register-outgoing' : 'register-incoming',
    need: register,
    load: loadRegister(direction),
  },
  {
    path: `/${direction}/$id`,
    titleKey: 'correspondence:letter',
    parent: `/${direction}`,
    help: 'letter',
    need: read,
    load: () => import('./letter/LetterPage.tsx'),
  },
  {
    path: `/${direction}/$id/edit`,
    titleKey: 'correspondence:edit',
    parent: `/${direction}`,
    help: 'letter',
    need: update,
    load: () => import('./form/EditPage.tsx'),
  },
]);

function loadList(direction: string) {
  return () =>
    import('./list/pages.tsx').then((pages) => ({ default: pages.lists[direction as keyof typeof pages.lists] }));
}
function loadRegister(direction: string) {
  return () =>
    import('./form/RegisterPage.tsx').then((pages) => ({
      default: pages.registers[direction as keyof typeof pages.registers],
    }));
}

function loadDelivery(page: 'waiting' | 'all') {
  return () => import('./delivery/DeliveriesPage.tsx').then(({ pages }) => ({ default: pages[page] }));
}

export const correspondence: WebModule = {
  id: 'correspondence',
  titleKey: 'correspondence:title',
  routes: [
    ...screens,
    {
      path: '/my/incoming',
      titleKey: 'correspondence:menu.myIncoming',
      help: 'lists',
      need: list,
      load: loadList('myIncoming'),
    },
    {
      path: '/my/outgoing',
      titleKey: 'correspondence:menu.myOutgoing',
      help: 'lists',
      need: list,
      load: loadList('myOutgoing'),
    },
    {
      path: '/registers',
      titleKey: 'registers:title',
      help: 'exports',
      need: 'correspondence.register.list',
      load: () => import('./registers/RegistersPage.tsx'),
    },
    {
      path: '/delivery',
      titleKey: 'delivery:title',
      help: 'delivery',
      need: deliveries,
      load: loadDelivery('waiting'),
    },
    {
      path: '/delivery/all',
      titleKey: 'delivery:all',
      parent: '/delivery',
      help: 'delivery',
      need: deliveries,
      load: loadDelivery('all'),
    },
    {
      path: '/dispatches',
      titleKey: 'delivery:registers',
      parent: '/delivery',
      help: 'delivery',
      need: 'correspondence.dispatch.list',
      load: () => import('./delivery/DispatchesPage.tsx'),
    },
    {
      path: '/dispatches/$id',
      titleKey: 'delivery:register',
      parent: '/dispatches',
      help: 'delivery',
      need: 'correspondence.dispatch.read',
      load: () => import('./delivery/DispatchPage.tsx'),
    },
    {
      path: '/numbers',
      titleKey: 'numbers:title',
      help: 'numbers',
      need: certificate,
      load: () => import('./numbers/NumbersPage.tsx'),
    },
    {
      path: '/statistics',
      titleKey: 'statistics:title',
      help: 'statistics',
      need: statistics,
      load: () => import('./statistics/StatisticsPage.tsx'),
    },
    {
      path: '/answers/ours',
      titleKey: 'correspondence:menu.weOwe',
      help: 'answers',
      need: list,
      load: loadList('weOwe'),
    },
    {
      path: '/answers/theirs',
      titleKey: 'correspondence:menu.theyOwe',
      help: 'answers',
      need: list,
      load: loadList('theyOwe'),
    },
    {
      path: '/journals',
      titleKey: 'correspondence:menu.journals',
      need: 'correspondence.journal.create',
      load: () => import('./settings/JournalsPage.tsx'),
    },
    {
      path: '/letter-kinds',
      titleKey: 'correspondence:menu.kinds',
      need: 'correspondence.kind.create',
      load: () => import('./settings/KindsPage.tsx'),
    },
  ],
  menu: [
    { to: '/incoming', labelKey: 'correspondence:menu.incoming', need: list, icon: IconInbox },
    { to: '/outgoing', labelKey: 'correspondence:menu.outgoing', need: list, icon: IconSend },
    { to: '/internal', labelKey: 'correspondence:menu.internal', need: list, icon: IconArrowsExchange },
    { to: '/my/incoming', labelKey: 'correspondence:menu.myIncoming', need: list, icon: IconMailDown },
    { to: '/my/outgoing', labelKey: 'correspondence:menu.myOutgoing', need: list, icon: IconMailUp },
    { to: '/delivery', labelKey: 'delivery:title', need: deliveries, icon: IconTruckDelivery },
    { to: '/registers', labelKey: 'registers:title', need: 'correspondence.register.list', icon: IconClipboardList },
    { to: '/numbers', labelKey: 'numbers:title', need: certificate, icon: IconHash },
    { to: '/statistics', labelKey: 'statistics:title', need: statistics, icon: IconChartBar },
    { to: '/answers/ours', labelKey: 'correspondence:menu.weOwe', need: list, icon: IconArrowBackUp },
    { to: '/answers/theirs', labelKey: 'correspondence:menu.theyOwe', need: list, icon: IconHourglass },
    {
      to: '/journals',
      labelKey: 'correspondence:menu.journals',
      need: 'correspondence.journal.create',
      icon: IconBook2,
    },
    {
      to: '/letter-kinds',
      labelKey: 'correspondence:menu.kinds',
      need: 'correspondence.kind.create',
      icon: IconTags,
    },
  ],
  commands: [
    { id: 'register-incoming', labelKey: 'correspondence:command.incoming', to: '/incoming/new', need: register },
    { id: 'register-outgoing', labelKey: 'correspondence:command.outgoing', to: '/outgoing/new', need: register },
    { id: 'register-internal', labelKey: 'correspondence:command.internal', to: '/internal/new', need: register },
  ],
  widgets: [
    { id: 'waiting-answers', need: list, load: () => import('./home/WaitingAnswers.tsx') },
    { id: 'latest-letters', need: list, load: () => import('./home/LatestLetters.tsx') },
  ],
  recordPath: (kind, id) => (addresses[kind] ? `/${addresses[kind]}/${id}` : null),
};
