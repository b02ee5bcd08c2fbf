// The texts of files and the search: how much is read and waits, what could not be read and why; another try, a rebuild.
import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { listUnreadTexts, reindexSearch, retryTexts } from '#contract/search.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Facts } from '../../../core/record/Facts.tsx';
import { recordAddress } from '../../../core/record-addresses.ts';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { sizeText } from '../../../core/show/size-text.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './System.module.css';

type Page = Output<typeof listUnreadTexts>;

export default function TextsPage() {
  const t = useText('texts');
  const locale = useLocale();
  const query = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [listUnreadTexts.name, 'pages'],
    queryFn: ({ pageParam, signal }) => api.call(listUnreadTexts, pageParam ? { after: pageParam } : {}, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const retry = useAction(retryTexts, { changes: [listUnreadTexts] });
  const reindex = useAction(reindexSearch, { changes: [listUnreadTexts] });
  const tell = (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
  const pages = query.data?.pages ?? [];
  const state = pages[0];
  const items = pages.flatMap((page) => page.items);
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const fact = (key: string, value: string) => ({ label: t(key), value, always: true as const });
  return (
    <div className={classes.page}>
      <Group justify="space-between" wrap="nowrap">
        <h1 className={classes.title}>{t('title')}</h1>
        <ExportButton given={{ list: listUnreadTexts.name }} />
      </Group>
      {query.error && !query.data ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonRows rows={8} /> : null}
      {state ? (
        <>
          <Facts
            items={[
              fact('waiting', number(state.waiting)),
              fact('done', number(state.done)),
              fact('recognised', number(state.recognised)),
              fact('failed', number(state.failed)),
              fact('due', number(state.due)),
              fact('tool', t(state.tool ? 'toolYes' : 'toolNo')),
            ]}
          />
          <div className={classes.textActs}>
            <Can operation={retryTexts}>
              <Button
                variant="default"
                loading={retry.pending}
                disabled={state.failed === 0}
                onClick={() =>
                  void retry.run({}).then(({ files }) => toast({ text: t('retried', { count: files }) }), tell)
                }
              >
                {t('retry')}
              </Button>
            </Can>
            <Can operation={reindexSearch}>
              <Button
                variant="default"
                loading={reindex.pending}
                onClick={() =>
                  void reindex.run({}).then(({ records }) => toast({ text: t('reindexed', { count: records }) }), tell)
                }
              >
                {t('reindex')}
              </Button>
            </Can>
          </div>
          {items.length === 0 ? <EmptyState title={t('none.title')} text={t('none.text')} compact /> : null}
          {items.length > 0 ? <p className={classes.concernText}>{t('about')}</p> : null}
          <ul className={classes.texts}>
            {items.map((item) => (
              <UnreadText key={item.fileId} item={item} />
            ))}
          </ul>
          {query.hasNextPage ? (
            <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('more')}
            </Button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function UnreadText({ item }: { item: Page['items'][number] }) {
  const t = useText('texts');
  const locale = useLocale();
  const { record } = item;
  const to = record ? recordAddress(record.kind, record.id) : null;
  return (
    <li className={classes.text}>
      <span>{to && record ? <Link to={to as never}>{record.number ?? t('file')}</Link> : t('noRecord')}</span>
      <span>{t(`search:reason.${item.reason}`)}</span>
      <span className={classes.concernText}>
        {item.mediaType} · {sizeText(item.size, locale)} · {t('attempts', { count: item.attempts })} ·{' '}
        <DateText moment={item.changedAt} />
      </span>
    </li>
  );
}
