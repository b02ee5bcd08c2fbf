// The dialogs of a ticket's acts that ask for more than words; loaded when the first one opens.
import { Modal } from '@mantine/core';
import { useText } from '../../../core/text/texts.ts';
import { SplitForm } from '../incidents/SplitForm.tsx';
import { AssignForm } from './AssignForm.tsx';
import { MergeForm } from './MergeForm.tsx';
import { ResolveForm } from './ResolveForm.tsx';
import type { Ticket } from './TicketView.tsx';
import type { TicketDialog } from './ticket-acts.ts';
import { WaitForm } from './WaitForm.tsx';

const forms = { split: SplitForm, assign: AssignForm, merge: MergeForm, resolve: ResolveForm, wait: WaitForm };

export default function TicketDialogs({
  ticket,
  dialog,
  close,
}: {
  ticket: Ticket;
  dialog: TicketDialog;
  close: () => void;
}) {
  const t = useText('helpdesk');
  const common = useText();
  if (!(dialog in forms)) return null;
  const name = dialog as keyof typeof forms;
  const Form = forms[name];
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(`${name}.title`, { number: ticket.number })}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <Form ticket={ticket} close={close} />
    </Modal>
  );
}
