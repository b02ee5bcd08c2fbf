// Reading and writing from components: `useOperation(query, input)` and `useAction(action)`. The cache key of a
// read is `[operation name, input]`; `kinds` says changes of which record kinds make it stale (live updates).
import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { Operation, Output, RawInput } from '#contract/core.ts';
import { ApiError } from './api-error.ts';
import { api } from './call.ts';

export interface OperationOptions {
  enabled?: boolean;
  /** Keep showing the last answer while the next input loads (lookups, filters). */
  keepPrevious?: boolean;
  /** Record kinds whose changes make this answer stale. */
  kinds?: string[];
  staleTime?: number;
  /** How often to ask again, by the last answer; `false` stops. */
  refetchInterval?: number | ((last: unknown) => number | false);
}

export const operationKey = (operation: Operation, input?: unknown): unknown[] =>
  input === undefined ? [operation.name] : [operation.name, input];

export function useOperation<O extends Operation>(
  operation: O,
  input: RawInput<O>,
  options: OperationOptions = {},
): UseQueryResult<Output<O>, ApiError> {
  const every = options.refetchInterval;
  return useQuery<Output<O>, ApiError>({
    queryKey: operationKey(operation, input),
    queryFn: ({ signal }) => api.call(operation, input, { signal }),
    enabled: options.enabled ?? true,
    meta: { kinds: options.kinds ?? [] },
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(every === undefined
      ? {}
      : { refetchInterval: typeof every === 'number' ? every : (query) => every(query.state.data) }),
  });
}

export interface ActionOptions<O extends Operation> {
  /** Queries that show what this action changes; refetched after success. */
  changes?: Operation[];
  onDone?: (output: Output<O>) => void;
}

export interface Action<O extends Operation> {
  /** Resolves with the output or rejects with an ApiError. */
  run: (input: RawInput<O>, options?: { version?: number }) => Promise<Output<O>>;
  pending: boolean;
  error: ApiError | null;
  reset: () => void;
}

export function useAction<O extends Operation>(operation: O, options: ActionOptions<O> = {}): Action<O> {
  const client = useQueryClient();
  const attempt = useRef<{ key: string; print: string } | null>(null);
  const mutation = useMutation<Output<O>, ApiError, { input: RawInput<O>; version?: number }>({
    mutationFn: async ({ input, version }) => {
      const print = JSON.stringify([input, version]);
      if (attempt.current?.print !== print) attempt.current = { key: crypto.randomUUID(), print };
      const output = await api
        .call(operation, input, {
          idempotencyKey: attempt.current.key,
          ...(version === undefined ? {} : { version }),
        })
        .catch((error: unknown) => {
          if (!(error instanceof ApiError && error.temporary)) attempt.current = null;
          throw error;
        });
      attempt.current = null;
      return output;
    },
    onSuccess: async (output) => {
      await refresh(client, options.changes ?? []);
      options.onDone?.(output);
    },
  });
  return {
    run: (input, extra = {}) => mutation.mutateAsync({ input, ...extra }),
    pending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}

/** Marks the answers of these queries as out of date; those on the screen are asked again. */
export async function refresh(client: QueryClient, operations: Operation[]): Promise<void> {
  await Promise.all(operations.map((one) => client.invalidateQueries({ queryKey: [one.name] })));
}
