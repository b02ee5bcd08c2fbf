// One event: taken from the list that is open, else found by its id, which the journal's search understands.
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { listEvents } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import type { Event } from './event-words.ts';

interface Pages {
  pages: { items: Event[] }[];
}

export function useEvent(id: string): UseQueryResult<Event, ApiError> {
  const client = useQueryClient();
  return useQuery<Event, ApiError>({
    queryKey: [listEvents.name, 'one', id],
    // An event never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const loaded = client.getQueriesData<Pages>({ queryKey: [listEvents.name, 'pages'] });
      for (const [, list] of loaded) {
        for (const page of list?.pages ?? []) {
          const found = page.items.find((event) => event.id === id);
          if (found) return found;
        }
      }
      const { items } = await api.call(listEvents, { q: id, limit: 50 }, { signal });
      const found = items.find((event) => event.id === id);
      if (found) return found;
      const message = { ru: 'Такого события в журнале нет', en: 'The journal holds no such event' };
      throw new ApiError({ status: 404, code: 'not_found', message });
    },
  });
}
