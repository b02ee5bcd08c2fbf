// Pages of a list one after another, for short lists inside a page; those already here stay while the next one comes.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Operation } from '#contract/core.ts';
import type { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
  count?: number;
}

export function usePages<Item>(operation: Operation, input: Record<string, unknown>) {
  const pages = useInfiniteQuery<Page<Item>, ApiError, { pages: Page<Item>[] }, unknown[], string | undefined>({
    queryKey: [operation.name, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      api.call(operation, { ...input, ...(pageParam ? { after: pageParam } : {}) }, { signal }) as Promise<Page<Item>>,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return {
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    count: pages.data?.pages[0]?.count ?? null,
    pending: pages.isPending,
    error: pages.error,
    retry: () => void pages.refetch(),
    more: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    loadMore: () => void pages.fetchNextPage(),
  };
}
