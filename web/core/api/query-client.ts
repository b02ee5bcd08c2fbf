// The cache of everything read from the server. Works without internet (`networkMode: always`): the server is in the same network.
import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { onReturn } from './connection.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => error instanceof ApiError && error.temporary && failures < 2,
      retryDelay: (attempt) => 500 * 2 ** attempt,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

onReturn(() => {
  void queryClient.invalidateQueries({ predicate: (query) => query.state.status === 'error' || query.isStale() });
});
