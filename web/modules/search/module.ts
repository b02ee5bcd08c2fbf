// Search over all texts: cards, comments and what stands in the attachments. The palette leads to it.
import type { WebModule } from '../../core/module.ts';

export const search: WebModule = {
  id: 'search',
  titleKey: 'search:section',
  routes: [{ path: '/search', help: 'search', titleKey: 'search:title', load: () => import('./SearchPage.tsx') }],
  menu: [],
  commands: [{ id: 'search', labelKey: 'search:title', to: '/search' }],
};
