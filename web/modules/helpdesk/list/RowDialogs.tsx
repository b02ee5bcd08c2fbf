// A dialog of a ticket's act opened from its row; the card is read when it opens.
import { lazy, Suspense } from 'react';
import { readTicket } from '#contract/helpdesk.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import type { RowDialog } from './row-acts.ts';

const TicketDialogs = lazy(() => import('../ticket/TicketDialogs.tsx'));

export function RowDialogs({ id, dialog, close }: { id: string; dialog: RowDialog; close: () => void }) {
  const read = useOperation(readTicket, { id });
  if (!read.data) return null;
  return (
    <Suspense>
      <TicketDialogs ticket={read.data} dialog={dialog} close={close} />
    </Suspense>
  );
}
