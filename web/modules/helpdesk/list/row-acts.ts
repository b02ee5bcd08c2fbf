// What can be done with one ticket from a list: take it; one's own may be begun, put on hold and solved.
import { IconCheck, IconHandGrab, IconHourglass, IconPlayerPlay } from '@tabler/icons-react';
import {
  countTickets,
  findTickets,
  listTickets,
  readCounters,
  readTicket,
  resolveTicket,
  takeTicket,
  waitTicket,
} from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan, useMe } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import type { RowAct } from '../../../core/list/list-types.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { TicketRow } from './ticket-columns.tsx';

export type RowDialog = 'wait' | 'resolve';

export function useTicketRowActs(
  open: (row: TicketRow, dialog: RowDialog) => void,
): ((row: TicketRow) => RowAct[]) | undefined {
  const t = useText('helpdesk');
  const locale = useLocale();
  const me = useMe().user.id;
  const may = useCan(takeTicket);
  const mayWait = useCan(waitTicket);
  const mayResolve = useCan(resolveTicket);
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
  return (row) => {
    if (!['new', 'work', 'waiting'].includes(row.stateGroup)) return [];
    if (row.executor === null)
      return row.stateGroup === 'waiting'
        ? []
        : [{ label: t('act.take'), icon: IconHandGrab, tone: 'done', run: () => void run(row) }];
    if (row.executor.id !== me) return [];
    const acts: (RowAct | false)[] = [
      row.state === 'assigned' && { label: t('act.start'), icon: IconPlayerPlay, run: () => void run(row) },
      mayResolve && {
        label: t('act.resolve'),
        icon: IconCheck,
        tone: 'done',
        run: () => open(row, 'resolve'),
      },
      mayWait && row.state !== 'waiting' && { label: t('act.wait'), icon: IconHourglass, run: () => open(row, 'wait') },
    ];
    return acts.filter((act) => act !== false);
  };
}
