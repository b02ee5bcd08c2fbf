// One article: the short answer first, the text, whether it helped; below, for those who write it, facts and history.
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { readArticle, tellUse } from '#contract/knowledge.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { MarkdownText, markdownText } from '../../../core/markdown/MarkdownText.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { Attachments } from '../../../core/record/Attachments.tsx';
import { Timeline } from '../../../core/record/Timeline.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { bodyBlocks, picturesIn } from '../body.ts';
import classes from '../Knowledge.module.css';
import { useArticleWords } from '../words.ts';
import { ArticleActs } from './ArticleActs.tsx';
import { ArticleFacts } from './ArticleFacts.tsx';
import { Helped } from './Helped.tsx';

export type Article = Output<typeof readArticle>;

export default function ArticlePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useOperation(readArticle, { id }, { kinds: ['article'] });
  usePlaceName(found.data?.title);
  if (found.error && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  return <Whole key={id} article={found.data} />;
}

function Whole({ article }: { article: Article }) {
  const t = useText('knowledge');
  const words = useArticleWords();
  const writes = article.can.includes('knowledge.article.update');
  // Whoever writes it sees what is being written; a press shows what readers see.
  const [asReader, setAsReader] = useState(false);
  const draft = writes && !asReader && (article.changed || article.published === null) ? article.draft : null;
  const { title, answer, body } = draft ?? article;
  useOpened(article.id, !writes && article.published !== null);
  const pictures = picturesIn(body);
  const files = article.attachments.filter((one) => !pictures.has(one.fileId));
  return (
    <article className={classes.page} aria-labelledby="article-title">
      <header className={classes.head}>
        <h1 className={classes.title} id="article-title">
          {title}
        </h1>
        <ArticleActs article={article} asReader={asReader} setAsReader={setAsReader} />
      </header>
      <p className={classes.dim}>
        {article.section.name}
        {article.publishedAt ? (
          <>
            {' · '}
            {t('published')} <DateText moment={article.publishedAt} />
          </>
        ) : null}
        {writes ? (
          <>
            {' · '}
            <StatusDot group={article.stateGroup} label={words.state(article.state)} />
          </>
        ) : null}
      </p>
      {article.state === 'outdated' ? <p className={classes.warning}>{t('outdated')}</p> : null}
      {draft && article.published !== null ? <p className={classes.warning}>{t('unpublished')}</p> : null}
      {answer ? <div className={classes.answer}>{answer}</div> : null}
      <div className={markdownText}>
        <MarkdownText blocks={bodyBlocks(body)} />
      </div>
      {article.published !== null && !draft ? <Helped articleId={article.id} /> : null}
      {files.length > 0 || writes ? (
        <Attachments
          recordId={article.id}
          items={files}
          can={article.can}
          changes={[readArticle]}
          audience="external"
        />
      ) : null}
      {writes ? (
        <>
          <ArticleFacts article={article} />
          <Timeline recordId={article.id} can={article.can} fieldLabel={words.field} showValue={words.value} />
        </>
      ) : null}
    </article>
  );
}

/** Counted once for each opening by a reader. */
function useOpened(articleId: string, counts: boolean): void {
  const tell = useAction(tellUse);
  const told = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening
  useEffect(() => {
    if (!counts || told.current) return;
    told.current = true;
    void tell.run({ uses: [{ articleId, kind: 'opened' }] }).catch(() => undefined);
  }, [articleId, counts]);
}
