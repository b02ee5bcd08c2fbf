// The card of the knowledge base: its operations, refusals, kind of record, ready roles.
import * as contract from '#contract/knowledge.ts';
import { type Module, operationsOf } from '#core/catalog.ts';
import { createArticleAction } from './articles/create-article.ts';
import { countArticlesQuery, listArticlesQuery } from './articles/list-articles.ts';
import { listVersionsQuery } from './articles/list-versions.ts';
import { publishArticleAction } from './articles/publish-article.ts';
import { readArticleQuery } from './articles/read-article.ts';
import { setArticleStateAction } from './articles/set-state.ts';
import { updateArticleAction } from './articles/update-article.ts';
import { articleExport, missExport } from './exports.ts';
import { knowledgePersonalData } from './personal-data.ts';
import { bundles, roles } from './roles.ts';
import { addressed, articleKind, articleRead } from './rules.ts';
import { searchedArticles } from './searched.ts';
import { createSectionAction } from './sections/create-section.ts';
import { listSectionsQuery } from './sections/list-sections.ts';
import { orderSectionsAction } from './sections/order-sections.ts';
import { updateSectionAction } from './sections/update-section.ts';
import { forgetMisses } from './suggestions/forget-misses.ts';
import { listMissesQuery } from './suggestions/list-misses.ts';
import { suggestArticlesQuery } from './suggestions/suggest-articles.ts';
import { tellUseAction } from './suggestions/tell-use.ts';

export const knowledge: Module = {
  name: 'knowledge',
  contract: operationsOf(contract),
  handlers: [
    listSectionsQuery,
    createSectionAction,
    updateSectionAction,
    orderSectionsAction,
    listArticlesQuery,
    countArticlesQuery,
    readArticleQuery,
    createArticleAction,
    updateArticleAction,
    publishArticleAction,
    setArticleStateAction,
    listVersionsQuery,
    suggestArticlesQuery,
    tellUseAction,
    listMissesQuery,
  ],
  errors: contract.knowledgeErrors,
  constraints: { article_section_name: 'section_name_taken' },
  jobs: [forgetMisses],
  recordKinds: [{ kind: articleKind, title: { ru: 'Статья', en: 'Article' }, read: articleRead, addressed }],
  searched: [searchedArticles],
  exports: [articleExport, missExport],
  personalData: knowledgePersonalData,
  roles,
  bundles,
};
