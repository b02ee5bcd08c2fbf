// The rows of a list, page after page by keyset. Keeps what is loaded when one comes back; a long loaded list isn't
// asked again by itself: `outdated` says that something changed, `reload` begins anew.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Operation } from '#contract/core.ts';
import type { ApiError } from '../api/api-error.ts';
import { api } from '../api/call.ts';
import type { ListRow } from './list-types.ts';

interface Page<Row> {
  items: Row[];
  next: string | null;
}

export interface ListRows<Row> {
  rows: Row[];
  loading: boolean;
  /** Another filter is loading; the rows are those of the one before. */
  settling: boolean;
  error: ApiError | null;
  more: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  /** The next page was refused or did not come; it is not asked again by itself. */
  moreError: ApiError | null;
  retryMore: () => void;
  outdated: boolean;
  reload: () => void;
}

/** Up to this many loaded pages are refreshed by themselves. */
const refreshed = 3;

export function useListRows<Row extends ListRow>(
  operation: Operation,
  input: Record<string, unknown>,
  kinds: string[],
): ListRows<Row> {
  const client = useQueryClient();
  const print = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the input is told by its text
  const key = useMemo(() => [operation.name, 'pages', input], [operation.name, print]);
  const query = useInfiniteQuery<Page<Row>, ApiError, { pages: Page<Row>[] }, readonly unknown[], string | undefined>({
    queryKey: key,
    queryFn: async ({ pageParam, signal }) => {
      const page = { ...input, limit: 50, ...(pageParam ? { after: pageParam } : {}) };
      return (await api.call(operation, page as never, { signal })) as Page<Row>;
    },
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    refetchOnMount: (found) =>
      ((found.state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) <= refreshed,
    refetchOnWindowFocus: (found) =>
      ((found.state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) <= refreshed,
    meta: { kinds, softly: true },
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => unique(pages?.flatMap((page) => page.items) ?? []), [pages]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError]);
  return {
    rows,
    loading: query.isPending,
    settling: query.isPlaceholderData,
    error: query.error,
    more: hasNextPage,
    loadingMore: isFetchingNextPage,
    loadMore,
    moreError: isFetchNextPageError ? query.error : null,
    retryMore: () => void fetchNextPage(),
    outdated: (pages?.length ?? 0) > refreshed && query.isStale && client.getQueryState(key)?.isInvalidated === true,
    reload: () => void client.resetQueries({ queryKey: key }),
  };
}

/** A row that moved between two pages while they were read appears once. */
function unique<Row extends ListRow>(rows: Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}
