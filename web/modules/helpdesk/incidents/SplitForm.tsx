// A part of the ticket as a ticket of its own: its subject and category, words that are quoted in it, files that hang on both.
import { Checkbox } from '@mantine/core';
import { splitTicket } from '#contract/helpdesk.ts';
import { listComments } from '#contract/record.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useCategories } from '../category-options.ts';
import { shownTickets } from '../ticket/shown-tickets.ts';
import type { Ticket } from '../ticket/TicketView.tsx';
import { useUndo } from '../ticket/use-undo.ts';
import classes from './Incidents.module.css';

interface Values {
  subject: string;
  description: string;
  categoryId: string | null;
  commentIds: string[];
  attachmentIds: string[];
}
const wordsShown = 140;

export function SplitForm({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const t = useText('incidents');
  const h = useText('helpdesk');
  const undo = useUndo();
  const categories = useCategories();
  const comments = useOperation(listComments, { id: ticket.id });
  const form = useForm<Values, typeof splitTicket>({
    action: splitTicket,
    initial: { subject: '', description: '', categoryId: ticket.category.id, commentIds: [], attachmentIds: [] },
    toInput: ({ description, categoryId, ...values }) => ({
      id: ticket.id,
      ...values,
      categoryId: categoryId ?? '',
      ...(description.trim() ? { description } : {}),
    }),
    changes: shownTickets,
    onDone: (made) => {
      const acts = [{ label: h('row.open'), to: `/tickets/${made.id}` }, ...undo(made.undoId)];
      toast({ tone: 'done', text: t('split.done', { number: made.number }), acts });
      close();
    },
  });
  return (
    <Form form={form} label={t('split.act')}>
      <TextField name="subject" label={h('form.subject')} maxLength={300} width="full" autoFocus />
      <SelectField name="categoryId" label={h('field.category')} options={categories.options} width="full" />
      <TextArea name="description" label={h('field.description')} rows={2} maxLength={20_000} optional />
      <Chosen
        name="commentIds"
        label={t('split.words')}
        hint={t('split.wordsHint')}
        items={(comments.data?.items ?? []).map(({ id, author, body, audience }) => ({
          id,
          label: `${audience === 'internal' ? `${t('split.internal')} · ` : ''}${author}: ${body.length > wordsShown ? `${body.slice(0, wordsShown)}…` : body}`,
        }))}
      />
      <Chosen
        name="attachmentIds"
        label={t('split.files')}
        items={ticket.attachments.map(({ id, name }) => ({ id, label: name }))}
      />
      <FormBar save={t('split.verb')} cancel={close} />
    </Form>
  );
}

interface ChosenProps {
  name: string;
  label: string;
  hint?: string;
  items: { id: string; label: string }[];
}

function Chosen({ name, label, hint, items }: ChosenProps) {
  const field = useField<string[]>(name, label);
  if (items.length === 0) return null;
  const chosen = field.value ?? [];
  return (
    <fieldset className={classes.choice} id={field.id}>
      <legend>{label}</legend>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
      {items.map((item) => (
        <Checkbox
          key={item.id}
          size="sm"
          label={item.label}
          checked={chosen.includes(item.id)}
          onChange={(event) =>
            field.set(event.currentTarget.checked ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
          }
        />
      ))}
    </fieldset>
  );
}
