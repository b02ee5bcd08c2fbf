// The list for those who write and keep the base: states, dates to be looked through, how each article fares.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import {
  articleAudiences,
  articleSorts,
  articleStates,
  countArticles,
  createArticle,
  listArticles,
  listMisses,
  listSections,
  updateSection,
} from '#contract/knowledge.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useArticleWords } from '../words.ts';

type Row = Output<typeof listArticles>['items'][number];

export default function ArticlesPage() {
  const t = useText('knowledge');
  const words = useArticleWords();
  const sections = useOperation(listSections, {}, { staleTime: 60_000 });
  const figure = (key: 'shown' | 'opened' | 'helped' | 'notHelped' | 'spared', hidden = false): Column<Row> => ({
    key,
    label: t(`uses.${key}`),
    width: 92,
    align: 'right',
    hidden,
    render: (row) => row.uses[key] || '',
  });
  const columns: Column<Row>[] = [
    {
      key: 'title',
      label: t('article'),
      width: 240,
      grow: true,
      fixed: true,
      sort: 'title',
      render: (row) => row.title,
    },
    { key: 'section', label: t('field.sectionId'), width: 130, render: (row) => row.section.name },
    {
      key: 'state',
      label: t('field.state'),
      width: 150,
      render: (row) => (
        <StatusDot
          group={row.stateGroup}
          label={row.changed ? t('state.changed', { state: words.state(row.state) }) : words.state(row.state)}
        />
      ),
    },
    {
      key: 'audience',
      label: t('field.audience'),
      width: 140,
      hidden: true,
      render: (row) => words.audience(row.audience),
    },
    { key: 'author', label: t('field.authorId'), width: 170, hidden: true, render: (row) => row.author.name },
    {
      key: 'publishedAt',
      label: t('field.publishedAt'),
      width: 120,
      sort: 'newest',
      render: (row) => <DateText moment={row.publishedAt} />,
    },
    {
      key: 'checkOn',
      label: t('field.checkOn'),
      width: 120,
      sort: 'check',
      render: (row) => (row.dueOn ? <DueDate day={row.dueOn} done={row.stateGroup === 'refused'} /> : null),
    },
    figure('shown'),
    figure('opened'),
    figure('helped'),
    figure('notHelped'),
    figure('spared', true),
  ];
  const choice = (values: readonly string[], say: (value: string) => string) =>
    values.map((value) => ({ value, label: say(value) }));
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('search') },
    { kind: 'choice', key: 'state', label: t('field.state'), options: choice(articleStates, words.state) },
    {
      kind: 'choice',
      key: 'sectionId',
      label: t('field.sectionId'),
      options: (sections.data?.items ?? []).map((one) => ({ value: one.id, label: one.path })),
    },
    {
      kind: 'choice',
      key: 'audience',
      label: t('field.audience'),
      options: choice(articleAudiences, (value) => words.audience(value as (typeof articleAudiences)[number])),
    },
    { kind: 'yes-no', key: 'changed', label: t('state.hasChanges') },
  ];
  const add = (
    <Can operation={createArticle}>
      <Button component={Link} to="/knowledge/new" leftSection={<IconPlus size={15} />} size="xs">
        {t('command.new')}
      </Button>
    </Can>
  );
  return (
    <ListPage<Row>
      list="knowledge.articles"
      title={t('keep.title')}
      operation={listArticles}
      count={countArticles}
      kinds={['article']}
      columns={columns}
      fields={fields}
      sorts={articleSorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
      defaultSort="title"
      hrefOf={(row) => `/knowledge/${row.id}`}
      nameOf={(row) => row.title}
      cardOf={(row) => ({
        title: row.title,
        aside: <DateText moment={row.publishedAt} />,
        text: row.section.name,
        status: <StatusDot group={row.stateGroup} label={words.state(row.state)} />,
      })}
      actions={
        <>
          <Can operation={updateSection}>
            <Button component={Link} to="/knowledge-sections" variant="subtle" color="gray" size="xs">
              {t('sections.title')}
            </Button>
          </Can>
          <Can operation={listMisses}>
            <Button component={Link} to="/knowledge-misses" variant="subtle" color="gray" size="xs">
              {t('misses.title')}
            </Button>
          </Can>
          {add}
        </>
      }
      empty={{ title: t('keep.empty'), text: t('keep.emptyText'), action: add }}
      rowTone={(row) => (row.state === 'archived' ? 'cancelled' : undefined)}
    />
  );
}
