// The search behind a lookup: asks the server as the person types (150 ms after the last letter), keeps the last
// answer on the screen meanwhile, and forgets answers that come late.

import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';

export interface LookupItem {
  id: string;
  label: string;
  /** A dim second line: ИНН, position, department. */
  detail?: string;
}

export type LookupSearch = (q: string, signal: AbortSignal) => Promise<LookupItem[]>;

export interface LookupAnswer {
  items: LookupItem[];
  loading: boolean;
  failed: boolean;
}

/** `key` names the search in the cache; without `opened` nothing is asked. */
export function useLookup(key: string, search: LookupSearch, typed: string, opened: boolean): LookupAnswer {
  const [q] = useDebouncedValue(typed.trim(), 150);
  const query = useQuery({
    queryKey: ['lookup', key, q],
    queryFn: ({ signal }) => search(q, signal),
    enabled: opened,
    placeholderData: (before) => before,
    staleTime: 30_000,
    retry: false,
  });
  return { items: query.data ?? [], loading: query.isFetching || q !== typed.trim(), failed: query.isError };
}
