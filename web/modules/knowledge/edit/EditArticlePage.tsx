// Editing an article: what is typed is its author's until it is published.
import { useNavigate, useParams } from '@tanstack/react-router';
import { listArticles, listSections, readArticle, updateArticle } from '#contract/knowledge.ts';
import { attachFiles, readTimeline } from '#contract/record.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useRecordForm } from '../../../core/form/use-record-form.ts';
import { usePlaceName } from '../../../core/place.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { Article } from '../article/ArticlePage.tsx';
import classes from '../Knowledge.module.css';
import { useArticleWords } from '../words.ts';
import { ArticleFields } from './ArticleFields.tsx';
import { type ArticleValues, articleAliases, toUpdate, valuesOf } from './article-values.ts';

export default function EditArticlePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useOperation(readArticle, { id }, { kinds: ['article'] });
  usePlaceName(found.data?.title);
  if (found.error && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={8} />;
  return <EditForm key={id} article={found.data} />;
}

function EditForm({ article }: { article: Article }) {
  const t = useText('knowledge');
  const words = useArticleWords();
  const navigate = useNavigate();
  const attach = useAction(attachFiles);
  const page = `/knowledge/${article.id}`;
  const { form, draft, discard } = useRecordForm<Article, ArticleValues, typeof updateArticle>({
    action: updateArticle,
    record: article,
    valuesOf,
    toInput: (values, before) => toUpdate(values, before, article.id),
    aliases: articleAliases,
    show: (field, value) => words.value(field, value),
    changes: [readArticle, listArticles, listSections, readTimeline],
    onDone: () => {
      toast({ tone: 'done', text: t('done.saved') });
      void navigate({ to: page });
    },
  });
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('editing')}</h1>
      {article.published === null ? null : <p className={classes.dim}>{t('edit.aboutPublished')}</p>}
      <Form form={form} label={t('editing')}>
        <ArticleFields
          form={form}
          onPicture={async (file) => {
            await attach.run({ id: article.id, fileIds: [file.id], audience: 'external' });
          }}
        />
        <FormBar
          save={t('edit.save')}
          cancel={() => void navigate({ to: page })}
          note={<DraftNote draft={draft} onDiscard={() => void discard()} />}
        />
      </Form>
    </div>
  );
}
