// Articles for reading, a page at a time: title, the beginning of the short answer, where it stands.
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RawInput } from '#contract/core.ts';
import { listArticles } from '#contract/knowledge.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { PageButtons } from '../../../core/show/PageButtons.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../Knowledge.module.css';

export interface ArticleListProps {
  input: RawInput<typeof listArticles>;
  empty: ReactNode;
  /** The first page is all that is shown. */
  only?: boolean;
}

export function ArticleList({ input, empty, only = false }: ArticleListProps) {
  const t = useText('knowledge');
  const [pages, setPages] = useState<{ of: string; after: string[] }>({ of: '', after: [] });
  const of = JSON.stringify(input);
  const after = pages.of === of ? pages.after : [];
  const last = after.at(-1);
  const found = useOperation(
    listArticles,
    { limit: 20, ...input, ...(last ? { after: last } : {}) },
    { keepPrevious: true, kinds: ['article'] },
  );
  if (found.error && !found.data) return <ErrorState compact error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={4} />;
  const { items, next } = found.data;
  if (items.length === 0) return empty;
  return (
    <>
      <ul className={classes.list}>
        {items.map((article) => (
          <li key={article.id} className={classes.item}>
            <Link to={`/knowledge/${article.id}`}>{article.title}</Link>
            {article.answer ? <p className={classes.excerpt}>{article.answer}</p> : null}
            <p className={classes.dim}>
              {[article.section.name, article.state === 'outdated' ? t('state.outdated') : '']
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {only ? null : <PageButtons after={after} next={next} go={(to) => setPages({ of, after: to })} />}
    </>
  );
}
