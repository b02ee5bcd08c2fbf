// How many rows the filter finds: exact to 10,000; beyond it the exact number is asked for on a click.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Operation } from '#contract/core.ts';
import { api } from '../api/call.ts';

export interface ListCount {
  count: number | undefined;
  /** There are more than `count`. */
  more: boolean;
  askExact: () => void;
  asking: boolean;
}

export function useListCount(
  operation: Operation | undefined,
  input: Record<string, unknown>,
  kinds: string[],
): ListCount {
  const print = JSON.stringify(input);
  const [exactOf, setExactOf] = useState<string | null>(null);
  const exact = exactOf === print;
  const query = useQuery({
    queryKey: [operation?.name ?? 'no count', input, exact],
    queryFn: async ({ signal }) => {
      if (!operation) return null;
      const asked = exact ? { ...input, exact: true } : input;
      return (await api.call(operation, asked as never, { signal })) as { count: number; more: boolean };
    },
    enabled: operation !== undefined,
    placeholderData: (before) => before,
    meta: { kinds },
    retry: false,
  });
  return {
    count: query.data?.count,
    more: query.data?.more ?? false,
    askExact: () => setExactOf(print),
    asking: exact && query.isFetching,
  };
}
