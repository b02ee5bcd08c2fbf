// Publishing: what is new, and by when the author looks through it again.
import { listArticles, listArticleVersions, listSections, publishArticle, readArticle } from '#contract/knowledge.ts';
import { readTimeline } from '#contract/record.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { Article } from './ArticlePage.tsx';

export function PublishForm({ article, close }: { article: Article; close: () => void }) {
  const t = useText('knowledge');
  const form = useForm({
    action: publishArticle,
    initial: { note: '', checkOn: article.checkOn },
    toInput: ({ note, checkOn }) => ({ id: article.id, checkOn, ...(note ? { note } : {}) }),
    changes: [readArticle, listArticles, listSections, listArticleVersions, readTimeline],
    onDone: (done) => {
      toast({ tone: 'done', text: t('done.published', { title: done.title }) });
      close();
    },
  });
  return (
    <Form form={form} label={t('publish.title')}>
      {article.published === null ? null : (
        <TextField name="note" label={t('field.note')} hint={t('publish.noteHint')} maxLength={500} optional />
      )}
      <DateField name="checkOn" label={t('field.checkOn')} hint={t('publish.checkHint')} optional />
      <FormBar save={t('act.publish')} cancel={close} />
    </Form>
  );
}
