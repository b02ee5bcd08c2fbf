// What can be done with an article by whoever writes or keeps it; readers see nothing here.
import { Button, Group, Modal } from '@mantine/core';
import { IconArchive, IconBan, IconEye, IconHistory, IconPencil, IconRestore } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { listArticles, listSections, readArticle, setArticleState } from '#contract/knowledge.ts';
import { readTimeline } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import ActsMenu from '../../../core/record/ActsMenu.tsx';
import { MoreActsButton } from '../../../core/record/MoreActsButton.tsx';
import type { RecordAct } from '../../../core/record/record-types.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { Article } from './ArticlePage.tsx';
import { PublishForm } from './PublishForm.tsx';

const Versions = lazy(() => import('./Versions.tsx'));

interface ArticleActsProps {
  article: Article;
  asReader: boolean;
  setAsReader: (on: boolean) => void;
}

export function ArticleActs({ article, asReader, setAsReader }: ArticleActsProps) {
  const t = useText('knowledge');
  const common = useText();
  const locale = useLocale();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'publish' | 'versions' | null>(null);
  const [menu, setMenu] = useState(false);
  const change = useAction(setArticleState, { changes: [readArticle, listArticles, listSections, readTimeline] });
  const { id, state, can } = article;
  const become = (to: 'published' | 'outdated' | 'archived' | 'draft') =>
    void change
      .run({ id, state: to })
      .then(() =>
        toast({
          tone: 'done',
          text: t(`done.${to}`, { title: article.title }),
          // What was published before goes back by one press.
          acts: [{ label: t('act.undo'), run: () => void change.run({ id, state: state as 'published' }) }],
        }),
      )
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  const states = can.includes(setArticleState.name);
  const acts: (RecordAct | false)[] = [
    can.includes('knowledge.article.versions') &&
      article.published !== null && { label: t('act.versions'), icon: IconHistory, run: () => setOpen('versions') },
    article.changed && {
      label: t(asReader ? 'act.asWriter' : 'act.asReader'),
      icon: IconEye,
      run: () => setAsReader(!asReader),
    },
    states && state === 'published' && { label: t('act.outdate'), icon: IconBan, run: () => become('outdated') },
    states && state === 'outdated' && { label: t('act.valid'), icon: IconRestore, run: () => become('published') },
    states && state !== 'archived' && { label: t('act.archive'), icon: IconArchive, run: () => become('archived') },
    states &&
      state === 'archived' && {
        label: t('act.restore'),
        icon: IconRestore,
        run: () => become(article.published === null ? 'draft' : 'published'),
      },
  ];
  const rest = acts.filter((act) => act !== false);
  return (
    <Group gap={6}>
      {can.includes('knowledge.article.publish') ? (
        <Button size="xs" onClick={() => setOpen('publish')}>
          {t('act.publish')}
        </Button>
      ) : null}
      {can.includes('knowledge.article.update') ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={15} />}
          onClick={() => void navigate({ to: `/knowledge/${id}/edit` })}
        >
          {t('act.edit')}
        </Button>
      ) : null}
      {rest.length === 0 ? null : menu ? <ActsMenu acts={rest} /> : <MoreActsButton onClick={() => setMenu(true)} />}
      <Modal
        opened={open === 'publish'}
        onClose={() => setOpen(null)}
        title={t('publish.title')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        <PublishForm article={article} close={() => setOpen(null)} />
      </Modal>
      <Modal
        opened={open === 'versions'}
        onClose={() => setOpen(null)}
        size="xl"
        title={t('act.versions')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        <Suspense>
          <Versions articleId={id} />
        </Suspense>
      </Modal>
    </Group>
  );
}
