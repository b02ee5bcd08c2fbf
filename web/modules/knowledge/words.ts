// Words of articles: states, audiences, fields of changes.
import type { ArticleAudience } from '#contract/knowledge.ts';
import { useText } from '../../core/text/texts.ts';

export function useArticleWords() {
  const t = useText('knowledge');
  const state = (value: string) => t(`state.${value}`);
  const audience = (value: ArticleAudience) => t(`audience.${value}`);
  return {
    state,
    audience,
    field: (name: string) =>
      [
        ...['title', 'answer', 'body', 'synonyms', 'sectionId', 'audience', 'groupIds', 'categoryIds', 'authorId'],
        ...['reviewerId', 'checkOn', 'state', 'published', 'note'],
      ].includes(name)
        ? t(`field.${name}`)
        : undefined,
    value: (name: string, value: unknown) => {
      if (name === 'state') return state(String(value));
      if (name === 'audience') return audience(value as ArticleAudience);
      if (name === 'published') return value === null ? '' : t('versions.number', { number: value });
      return undefined;
    },
  };
}
