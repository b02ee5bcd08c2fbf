// Who is signed in and what they may do: `useMe()` inside the shell always has an answer, `useCan(operation)` asks it.
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Operation, Output } from '#contract/core.ts';
import { me as readMe } from '#contract/identity.ts';
import { setZones } from '../dates/zone.ts';
import { api } from './call.ts';

export type Me = Output<typeof readMe>;

export const meQuery = {
  queryKey: [readMe.name] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Me> => {
    const answer = await api.call(readMe, {}, { signal });
    setZones(answer.organisation.zone, answer.user.zone);
    return answer;
  },
  staleTime: 60_000,
};

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Is this operation granted with any reach? Takes the operation or its name; nothing named means yes. */
export function useCan(operation: Operation | string | undefined): boolean {
  const me = useMe();
  if (operation === undefined) return true;
  return me.can.includes(typeof operation === 'string' ? operation : operation.name);
}
