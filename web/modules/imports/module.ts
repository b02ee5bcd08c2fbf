// Imports of tables: registers of letters, organisations, people outside and our own, journals.
import type { WebModule } from '../../core/module.ts';

const begin = 'core.import.begin';

export const imports: WebModule = {
  id: 'imports',
  titleKey: 'admin:title',
  routes: [
    {
      path: '/imports',
      help: 'import',
      titleKey: 'imports:title',
      need: begin,
      load: () => import('./ImportsPage.tsx'),
    },
    {
      path: '/admin/users/import',
      help: 'import',
      titleKey: 'imports:people',
      parent: '/admin/users',
      need: begin,
      load: () => import('./PeopleImportPage.tsx'),
    },
    {
      path: '/imports/$id',
      help: 'import',
      titleKey: 'imports:one',
      parent: '/imports',
      need: 'core.import.read',
      load: () => import('./ImportPage.tsx'),
    },
  ],
  // Its line stands in the menu of administration.
  menu: [],
  commands: [
    { id: 'import', labelKey: 'imports:command', to: '/imports', need: begin },
    { id: 'import-people', labelKey: 'imports:people', to: '/admin/users/import', need: begin },
  ],
};
