// A new ticket: what is wrong, where, of which kind; whoever looks after tickets also says for whom and who does it.
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { countTickets, createTicket, findTickets, listTickets, readCounters } from '#contract/helpdesk.ts';
import { useCan } from '../../../core/api/session.ts';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { FileDrop } from '../../../core/form/FileDrop.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { BeforeSending } from '../before-sending/BeforeSending.tsx';
import { useCategories } from '../category-options.ts';
import classes from './NewTicket.module.css';
import { TicketFields } from './TicketFields.tsx';
import { emptyTicket, type TicketValues, ticketAliases, toCreate } from './ticket-values.ts';

export default function NewTicketPage() {
  const categories = useCategories();
  // After each ticket the form begins anew, with its own draft.
  const [round, setRound] = useState(0);
  if (categories.error) return <ErrorState error={categories.error} retry={() => void categories.refetch()} />;
  if (!categories.loaded) return <SkeletonRows rows={8} />;
  return <NewForm key={round} again={() => setRound(round + 1)} />;
}

function NewForm({ again }: { again: () => void }) {
  const t = useText('helpdesk');
  const navigate = useNavigate();
  const dispatches = useCan('helpdesk.ticket.assign');
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const form = useForm<TicketValues, typeof createTicket>({
    action: createTicket,
    initial: emptyTicket,
    toInput: toCreate,
    aliases: ticketAliases,
    check: ({ categoryId }): Record<string, string> => (categoryId ? {} : { categoryId: t('form.chooseCategory') }),
    changes: [listTickets, findTickets, countTickets, readCounters],
    onDone: (ticket, { next }) => {
      void finish.current().then(() => {
        const to = `/tickets/${ticket.id}`;
        const { number, parent } = ticket;
        const text = parent
          ? t('beforeSending:partSent', { number, parent: parent.number })
          : t('form.done', { number });
        toast({ tone: 'done', text, acts: [{ label: t('row.open'), to }] });
        if (next) again();
        else void navigate({ to });
      });
    },
  });
  const draft = useUnsavedDraft(form, { operation: createTicket });
  finish.current = draft.finish;
  /** Left without a ticket; what was typed stays a draft while it can be brought back. */
  const drop = (words: string, dropped: () => void) => {
    const timer = setTimeout(() => {
      dropped();
      if (window.location.pathname !== '/tickets/new') void draft.finish();
    }, 15_000);
    const back = () => {
      clearTimeout(timer);
      void navigate({ to: '/tickets/new' });
    };
    toast({ tone: 'done', text: words, acts: [{ label: t('beforeSending:back'), run: back }] });
    void draft.ensure().then(() => navigate({ to: '/my/tickets' }));
  };
  if (draft.loading) return <SkeletonRows rows={8} />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('new')}</h1>
      <Form form={form} label={t('new')} hasNext>
        <TicketFields dispatches={dispatches} />
        <FileDrop name="files" label={t('form.files')} hint={t('form.filesHint')} draftId={draft.ensure} optional />
        <BeforeSending form={form} drop={drop} />
        <FormBar
          save={t('form.send')}
          {...(dispatches ? { next: t('form.sendNext') } : {})}
          cancel={() => void navigate({ to: dispatches ? '/tickets' : '/my/tickets' })}
          note={<DraftNote draft={draft} onDiscard={() => void draft.discard(emptyTicket)} />}
        />
      </Form>
    </div>
  );
}
