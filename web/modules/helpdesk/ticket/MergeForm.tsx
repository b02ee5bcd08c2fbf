// Which ticket this one becomes a part of: found by number, subject or requester.
import { findTickets, mergeTicket } from '#contract/helpdesk.ts';
import { api } from '../../../core/api/call.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { Lookup, type LookupValue } from '../../../core/form/Lookup.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from './shown-tickets.ts';
import type { Ticket } from './TicketView.tsx';
import { useUndo } from './use-undo.ts';

export function MergeForm({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const t = useText('helpdesk');
  const undo = useUndo();
  const search: LookupSearch = async (q, signal) => {
    const { items } = await api.call(findTickets, { group: 'open', limit: 20, ...(q ? { q } : {}) }, { signal });
    return items
      .filter((one) => one.id !== ticket.id)
      .map((one) => ({ id: one.id, label: `${one.number ?? ''} ${one.title}`, detail: one.counterpart }));
  };
  const form = useForm<{ into: LookupValue | null }, typeof mergeTicket>({
    action: mergeTicket,
    initial: { into: null },
    toInput: ({ into }) => ({ id: ticket.id, intoId: into?.id ?? '' }),
    check: ({ into }): Record<string, string> => (into?.id ? {} : { into: t('merge.choose') }),
    aliases: { intoId: 'into' },
    changes: shownTickets,
    onDone: (saved) => {
      toast({
        tone: 'done',
        text: t('merge.done', { number: saved.number, into: saved.mergedInto?.number }),
        acts: undo(saved.undoId),
      });
      close();
    },
  });
  return (
    <Form form={form} label={t('act.merge')}>
      <p>{t('merge.text')}</p>
      <Lookup name="into" label={t('merge.into')} searchKey={`tickets-${ticket.id}`} search={search} autoFocus />
      <FormBar save={t('merge.verb')} cancel={close} />
    </Form>
  );
}
