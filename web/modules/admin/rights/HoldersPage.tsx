// «Кто это может»: the people who hold one right, page after page, each with why.
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { readUser } from '#contract/identity.ts';
import { listRightHolders } from '#contract/rights.ts';
import type { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import { useCan } from '../../../core/api/session.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { dayWords, useReasonWords } from '../../../core/rights/reason-words.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import classes from '../roles/Role.module.css';

type Page = Output<typeof listRightHolders>;

export default function HoldersPage() {
  const { operation } = useParams({ strict: false }) as { operation: string };
  const t = useText('rights');
  const say = useLocalText();
  const inWords = useReasonWords();
  const mayOpen = useCan(readUser);
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 250);
  const input = asked ? { operation, q: asked } : { operation };
  const people = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [listRightHolders.name, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      api.call(listRightHolders, { ...input, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const first = people.data?.pages[0];
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  usePlaceName(first ? say(first.title) : undefined);
  if (people.error && !first) return <ErrorState error={people.error} retry={() => void people.refetch()} />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>
          {t('holders.title')}: {first ? say(first.title) : ''}
        </h1>
        {first ? <span className={classes.dim}>{t('holders.count', { count: first.count })}</span> : null}
        <ExportButton
          given={{
            list: listRightHolders.name,
            filter: { operation, ...(asked ? { q: asked } : {}) },
            about: first ? [say(first.title)] : [],
          }}
        />
      </header>
      <TextInput
        size="xs"
        className={classes.search}
        aria-label={t('holders.find')}
        placeholder={t('holders.find')}
        leftSection={<IconSearch size={14} />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {people.isPending ? <SkeletonRows rows={8} /> : null}
      {first && rows.length === 0 ? (
        asked ? (
          <p className={classes.dim}>{t('holders.notFound')}</p>
        ) : (
          <EmptyState title={t('holders.empty')} text={t('holders.emptyText')} />
        )
      ) : null}
      <ul className={classes.people}>
        {rows.map((person) => (
          <li key={person.id} className={classes.person}>
            <div>
              {mayOpen ? <Link to={`/admin/users/${person.id}`}>{person.name}</Link> : person.name}
              {person.position ? <p className={classes.dim}>{person.position}</p> : null}
            </div>
            <ul className={classes.because}>
              {person.because.map((one) => (
                <li key={inWords.reason(one)}>{inWords.reason(one)}</li>
              ))}
              {person.substitutes.map((one) => (
                <li key={one.id}>{t('holders.substitute', { name: one.name, day: dayWords(one.untilOn) })}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {people.hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          className={classes.more}
          loading={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {t('holders.more')}
        </Button>
      ) : null}
    </div>
  );
}
