// The pages of one search, newest first; asked by POST, so that no proxy writes the words down.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Output, RawInput } from '#contract/core.ts';
import { search } from '#contract/search.ts';
import type { ApiError } from '../../core/api/api-error.ts';
import { api } from '../../core/api/call.ts';

export type FoundPage = Output<typeof search>;
export type FoundItem = FoundPage['items'][number];

export function useSearch(input: RawInput<typeof search>, enabled: boolean) {
  return useInfiniteQuery<FoundPage, ApiError, { pages: FoundPage[] }, readonly unknown[], string | undefined>({
    queryKey: [search.name, 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      api.call(search, { ...input, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
    staleTime: 30_000,
  });
}
