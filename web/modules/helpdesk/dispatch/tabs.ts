// The tabs over the queue, what each shows, and how many tickets stand in it: exact, under the filters that are set.
import { useQueries } from '@tanstack/react-query';
import { countTickets, readCounters } from '#contract/helpdesk.ts';
import { api } from '../../../core/api/call.ts';
import { useOperation } from '../../../core/api/use-operation.ts';

export const tabs = ['unassigned', 'overdue', 'awaitsUs', 'waiting', 'open'] as const;
export type Tab = (typeof tabs)[number];

const open = { group: 'open' };
export const inputOf: Record<Tab, Record<string, unknown>> = {
  unassigned: { ...open, executorId: 'none' },
  overdue: { ...open, overdue: true },
  awaitsUs: { ...open, awaitsUs: true },
  waiting: { ...open, state: 'waiting' },
  open,
};

export function useTabCounts(filters: Record<string, unknown>): Record<Tab, number | undefined> {
  const filtered = Object.keys(filters).length > 0;
  const counters = useOperation(readCounters, {}, { enabled: !filtered, kinds: ['ticket'] });
  const counts = useQueries({
    queries: tabs.map((tab) => {
      const input = { ...inputOf[tab], ...filters, exact: true };
      return {
        queryKey: [countTickets.name, input],
        queryFn: () => api.call(countTickets, input as never),
        enabled: filtered,
        meta: { kinds: ['ticket'] },
      };
    }),
  });
  return Object.fromEntries(
    tabs.map((tab, at) => [tab, filtered ? counts[at]?.data?.count : counters.data?.[tab]]),
  ) as Record<Tab, number | undefined>;
}
