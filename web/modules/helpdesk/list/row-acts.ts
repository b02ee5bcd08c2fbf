// What can be done with one ticket from a list: take it.
import { IconHandGrab } from '@tabler/icons-react';
import { countTickets, findTickets, listTickets, readCounters, readTicket, takeTicket } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import type { RowAct } from '../../../core/list/list-types.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { TicketRow } from './ticket-columns.tsx';

export function useTicketRowActs(): ((row: TicketRow) => RowAct[]) | undefined {
  const t = useText('helpdesk');
  const locale = useLocale();
  const may = useCan(takeTicket);
  const take = useAction(takeTicket, { changes: [findTickets, listTickets, countTickets, readTicket, readCounters] });
  if (!may) return undefined;
  const run = async (row: TicketRow) => {
    try {
      await take.run({ id: row.id });
      toast({
        tone: 'done',
        text: t('row.taken', { number: row.number }),
        acts: [{ label: t('row.open'), to: `/tickets/${row.id}` }],
      });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (row) =>
    row.executor === null && (row.stateGroup === 'new' || row.stateGroup === 'work')
      ? [{ label: t('act.take'), icon: IconHandGrab, tone: 'done', run: () => void run(row) }]
      : [];
}
