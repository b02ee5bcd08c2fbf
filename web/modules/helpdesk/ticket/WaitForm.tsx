// What the ticket waits for; a question to the requester is sent to them.
import { type WaitingReason, waitTicket } from '#contract/helpdesk.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { useTicketWords } from '../words.ts';
import { shownTickets } from './shown-tickets.ts';
import type { Ticket } from './TicketView.tsx';

interface Values {
  reason: WaitingReason;
  until: string | null;
  note: string;
}

export function WaitForm({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const form = useForm<Values, typeof waitTicket>({
    action: waitTicket,
    initial: { reason: 'requester', until: null, note: '' },
    toInput: ({ reason, until, note }) => ({
      id: ticket.id,
      reason,
      ...(until ? { until } : {}),
      ...(note.trim() ? { note } : {}),
    }),
    changes: shownTickets,
    onDone: close,
  });
  const theirs = useFormState(form, (state) => state.values.reason) === 'requester';
  return (
    <Form form={form} label={t('act.wait')}>
      <SelectField name="reason" label={t('wait.reason')} options={words.waitings} autoFocus />
      <DateField name="until" label={t('wait.until')} hint={t('wait.untilHint')} optional />
      <TextArea
        name="note"
        label={t(theirs ? 'wait.question' : 'wait.note')}
        hint={t(theirs ? 'wait.questionHint' : 'wait.noteHint')}
        rows={2}
        maxLength={2000}
        optional
      />
      <FormBar save={t('wait.verb')} cancel={close} />
    </Form>
  );
}
