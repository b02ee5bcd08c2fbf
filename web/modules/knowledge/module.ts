// The knowledge base: what people read before they ask, and those who keep it.
import { IconBook2, IconBooks } from '@tabler/icons-react';
import type { WebModule } from '../../core/module.ts';

const read = 'knowledge.article.read';
const write = 'knowledge.article.create';

export const knowledge: WebModule = {
  id: 'knowledge',
  titleKey: 'knowledge:section',
  routes: [
    {
      path: '/knowledge',
      help: 'knowledge',
      titleKey: 'knowledge:title',
      need: read,
      load: () => import('./home/KnowledgePage.tsx'),
    },
    {
      path: '/knowledge-sections',
      help: 'knowledge',
      titleKey: 'knowledge:sections.title',
      parent: '/knowledge',
      need: 'knowledge.section.update',
      load: () => import('./keep/SectionsPage.tsx'),
    },
    {
      path: '/knowledge-articles',
      help: 'knowledge',
      titleKey: 'knowledge:keep.title',
      parent: '/knowledge',
      need: write,
      load: () => import('./keep/ArticlesPage.tsx'),
    },
    {
      path: '/knowledge-misses',
      help: 'knowledge',
      titleKey: 'knowledge:misses.title',
      parent: '/knowledge-articles',
      need: 'knowledge.miss.list',
      load: () => import('./keep/MissesPage.tsx'),
    },
    {
      path: '/knowledge/new',
      help: 'knowledge',
      titleKey: 'knowledge:new',
      parent: '/knowledge',
      need: write,
      load: () => import('./edit/NewArticlePage.tsx'),
    },
    {
      path: '/knowledge/$id/edit',
      help: 'knowledge',
      titleKey: 'knowledge:editing',
      parent: '/knowledge',
      need: write,
      load: () => import('./edit/EditArticlePage.tsx'),
    },
    {
      path: '/knowledge/$id',
      help: 'knowledge',
      titleKey: 'knowledge:article',
      parent: '/knowledge',
      need: read,
      load: () => import('./article/ArticlePage.tsx'),
    },
  ],
  menu: [
    { to: '/knowledge', labelKey: 'knowledge:title', need: read, icon: IconBook2 },
    { to: '/knowledge-articles', labelKey: 'knowledge:keep.title', need: write, icon: IconBooks },
  ],
  commands: [
    { id: 'knowledge', labelKey: 'knowledge:title', to: '/knowledge', need: read },
    { id: 'new-article', labelKey: 'knowledge:command.new', to: '/knowledge/new', need: write },
  ],
  recordPath: (kind, id) => (kind === 'article' ? `/knowledge/${id}` : null),
};
