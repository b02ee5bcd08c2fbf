// What those who write an article see beside its text: whom it is for, whose it is, how it fares.

import { Link } from '@tanstack/react-router';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../Knowledge.module.css';
import { useArticleWords } from '../words.ts';
import type { Article } from './ArticlePage.tsx';

export function ArticleFacts({ article }: { article: Article }) {
  const t = useText('knowledge');
  const words = useArticleWords();
  const groups = article.groups.map((one) => one.name).join(', ');
  const { uses, source } = article;
  return (
    <dl className={classes.facts}>
      <dt>{t('field.audience')}</dt>
      <dd>{article.audience === 'groups' ? groups : words.audience(article.audience)}</dd>
      <dt>{t('field.authorId')}</dt>
      <dd>{article.author.name}</dd>
      {article.reviewer ? (
        <>
          <dt>{t('field.reviewerId')}</dt>
          <dd>{article.reviewer.name}</dd>
        </>
      ) : null}
      {article.checkOn ? (
        <>
          <dt>{t('field.checkOn')}</dt>
          <dd>
            <DateText day={article.checkOn} />
          </dd>
        </>
      ) : null}
      {article.categories.length > 0 ? (
        <>
          <dt>{t('field.categoryIds')}</dt>
          <dd>{article.categories.map((one) => one.name).join(', ')}</dd>
        </>
      ) : null}
      {article.synonyms || article.draft?.synonyms ? (
        <>
          <dt>{t('field.synonyms')}</dt>
          <dd>{article.draft?.synonyms ?? article.synonyms}</dd>
        </>
      ) : null}
      {source?.kind === 'ticket' ? (
        <>
          <dt>{t('field.source')}</dt>
          <dd>
            <Link to={`/tickets/${source.id}`}>{source.number}</Link>
          </dd>
        </>
      ) : null}
      <dt>{t('uses.title')}</dt>
      <dd>{t('uses.line', { ...uses })}</dd>
    </dl>
  );
}
