// Imports of tables: registers of letters, organisations, people outside, journals.
import { IconTableImport } from '@tabler/icons-react';
import type { WebModule } from '../../core/module.ts';

const begin = 'core.import.begin';

export const imports: WebModule = {
  id: 'imports',
  titleKey: 'imports:title',
  routes: [
    {
      path: '/imports',
      help: 'import',
      titleKey: 'imports:title',
      need: begin,
      load: () => import('./ImportsPage.tsx'),
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
  menu: [{ to: '/imports', labelKey: 'imports:title', need: begin, icon: IconTableImport }],
  commands: [{ id: 'import', labelKey: 'imports:command', to: '/imports', need: begin }],
  rare: true,
};
