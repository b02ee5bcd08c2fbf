// A new draft: empty, or begun with what a solved ticket says (`/knowledge/new#ticket=<id>`).
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { sketchArticle } from '#contract/helpdesk.ts';
import { createArticle, listArticles, listSections } from '#contract/knowledge.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Knowledge.module.css';
import { ArticleFields } from './ArticleFields.tsx';
import { type ArticleValues, articleAliases, emptyArticle, toCreate } from './article-values.ts';

export default function NewArticlePage() {
  const t = useText('knowledge');
  const { hash } = useLocation();
  const ticketId = /^ticket=([0-9a-f-]{36})$/.exec(hash)?.[1] ?? null;
  const sections = useOperation(listSections, {});
  const sketch = useOperation(sketchArticle, { id: ticketId ?? '' }, { enabled: ticketId !== null });
  const error = sections.error ?? sketch.error;
  if (error) return <ErrorState error={error} retry={() => void (ticketId ? sketch.refetch() : sections.refetch())} />;
  if (!sections.data || (ticketId && !sketch.data)) return <SkeletonRows rows={8} />;
  if (!sections.data.items.some((one) => one.inUse))
    return <EmptyState heading title={t('edit.noSections')} text={t('edit.noSectionsText')} />;
  const begun = sketch.data
    ? { ...emptyArticle, title: sketch.data.title, answer: sketch.data.answer, body: sketch.data.body }
    : emptyArticle;
  return <NewForm begun={begun} ticketId={ticketId} />;
}

function NewForm({ begun, ticketId }: { begun: ArticleValues; ticketId: string | null }) {
  const t = useText('knowledge');
  const navigate = useNavigate();
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const form = useForm<ArticleValues, typeof createArticle>({
    action: createArticle,
    initial: begun,
    toInput: (values) => toCreate(values, ticketId),
    aliases: articleAliases,
    check: ({ sectionId }): Record<string, string> => (sectionId ? {} : { sectionId: t('edit.chooseSection') }),
    changes: [listArticles, listSections],
    onDone: (article) => {
      void finish.current().then(() => {
        toast({ tone: 'done', text: t('done.created', { title: article.title }) });
        void navigate({ to: `/knowledge/${article.id}` });
      });
    },
  });
  // What a ticket gave is not mixed with a draft that was left before.
  const draft = useUnsavedDraft(form, { operation: createArticle, enabled: ticketId === null });
  finish.current = draft.finish;
  if (draft.loading && ticketId === null) return <SkeletonRows rows={8} />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('new')}</h1>
      {ticketId ? <p className={classes.warning}>{t('edit.fromTicket')}</p> : null}
      <Form form={form} label={t('new')}>
        <ArticleFields
          form={form}
          {...(ticketId ? {} : { draftId: draft.ensure })}
          onPicture={async (file) => form.store.set('files', [...form.store.state.values.files, file])}
        />
        <FormBar
          save={t('edit.saveDraft')}
          cancel={() => void navigate({ to: '/knowledge' })}
          note={ticketId ? null : <DraftNote draft={draft} onDiscard={() => void draft.discard(emptyArticle)} />}
        />
      </Form>
    </div>
  );
}
