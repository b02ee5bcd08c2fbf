// What was done, in words for the requester, and the time that it took.
import { type ResultKind, resolveTicket } from '#contract/helpdesk.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { Row } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useTicketWords } from '../words.ts';
import { shownTickets } from './shown-tickets.ts';
import type { Ticket } from './TicketView.tsx';
import { useUndo } from './use-undo.ts';

interface Values {
  result: string;
  resultKind: ResultKind;
  minutes: number | null;
  openItems: boolean;
}

export function ResolveForm({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const t = useText('helpdesk');
  const macros = useText('macros');
  const undo = useUndo();
  const words = useTicketWords();
  const form = useForm<Values, typeof resolveTicket>({
    action: resolveTicket,
    initial: { result: ticket.result, resultKind: ticket.resultKind ?? 'done', minutes: null, openItems: false },
    toInput: ({ result, resultKind, minutes, openItems }) => ({
      id: ticket.id,
      result,
      resultKind,
      ...(minutes === null ? {} : { minutes }),
      ...(openItems ? { openItems } : {}),
    }),
    changes: shownTickets,
    onDone: (saved) => {
      toast({ tone: 'done', text: t('resolve.done', { number: saved.number }), acts: undo(saved.undoId) });
      close();
    },
  });
  return (
    <Form form={form} label={t('act.resolve')}>
      <TextArea name="result" label={t('resolve.result')} hint={t('resolve.resultHint')} maxLength={5000} autoFocus />
      <Row>
        <SelectField name="resultKind" label={t('field.resultKind')} options={words.results} />
        <NumberField
          name="minutes"
          label={t('resolve.minutes')}
          width="medium"
          optional={!ticket.minutesRequired || ticket.minutes > 0}
        />
      </Row>
      {ticket.checklist.open > 0 ? (
        <CheckField name="openItems" label={macros('preview.openItems', { count: ticket.checklist.open })} />
      ) : null}
      <FormBar save={t('resolve.verb')} cancel={close} />
    </Form>
  );
}
