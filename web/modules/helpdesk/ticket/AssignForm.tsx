// Who does the ticket, from which queue, with a word for them.
import { assignTicket } from '#contract/helpdesk.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from './shown-tickets.ts';
import type { Ticket } from './TicketView.tsx';
import { useUndo } from './use-undo.ts';

interface Values {
  executor: LookupValue | null;
  group: LookupValue | null;
  note: string;
}
const chosen = (one: { id: string; name: string } | null): LookupValue | null => one && { id: one.id, label: one.name };

export function AssignForm({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const t = useText('helpdesk');
  const undo = useUndo();
  const form = useForm<Values, typeof assignTicket>({
    action: assignTicket,
    initial: { executor: chosen(ticket.executor), group: chosen(ticket.group), note: '' },
    toInput: ({ executor, group, note }) => ({
      id: ticket.id,
      executorId: executor?.id ?? null,
      groupId: group?.id ?? null,
      ...(note.trim() ? { note } : {}),
    }),
    aliases: { executorId: 'executor', groupId: 'group' },
    changes: shownTickets,
    onDone: (saved) => {
      toast({
        tone: 'done',
        acts: undo(saved.undoId),
        text: saved.executor ? t('assign.done', { name: saved.executor.name }) : t('assign.queued'),
      });
      close();
    },
  });
  return (
    <Form form={form} label={t('act.assign')}>
      <PersonField name="executor" label={t('field.executor')} kind="user" optional autoFocus />
      <PersonField name="group" label={t('field.group')} kind="group" optional />
      <TextArea name="note" label={t('assign.note')} hint={t('assign.noteHint')} rows={2} maxLength={2000} optional />
      <FormBar save={t('assign.verb')} cancel={close} />
    </Form>
  );
}
