// One ticket: what is asked, what was done, the talk; as a page or beside its list.
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Audience, Output } from '#contract/core.ts';
import { cancelTicket, noteTicket, readTicket, releaseTicket, reopenTicket, updateTicket } from '#contract/helpdesk.ts';
import { attachFiles } from '#contract/record.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { Attachments } from '../../../core/record/Attachments.tsx';
import { EditInPlace } from '../../../core/record/in-place/EditInPlace.tsx';
import { InPlace } from '../../../core/record/in-place/InPlace.tsx';
import { RecordPage } from '../../../core/record/RecordPage.tsx';
import { Timeline } from '../../../core/record/Timeline.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { TopicArticles } from '../before-sending/TopicArticles.tsx';
import { Checklist } from '../checklist/Checklist.tsx';
import { TicketTies } from '../incidents/TicketTies.tsx';
import { useReadyWords } from '../macros/use-ready-words.tsx';
import { TimeSpent } from '../time/TimeSpent.tsx';
import { useTicketWords } from '../words.ts';
import { RateBlock } from './RateBlock.tsx';
import { NoteReaders, ReplyReaders } from './Readers.tsx';
import { shownTickets } from './shown-tickets.ts';
import classes from './Ticket.module.css';
import { TicketFacts } from './TicketFacts.tsx';
import { type TicketDialog, useTicketActs } from './ticket-acts.ts';
import { type CardValues, cardAliases, cardValues, toTicketUpdate } from './ticket-fields.ts';

const MacroDialog = lazy(() => import('../macros/MacroDialog.tsx'));
const Dialogs = lazy(() => import('./TicketDialogs.tsx'));

export type Ticket = Output<typeof readTicket>;
interface Beside {
  close: () => void;
  href: string;
}

export function TicketView({ id, beside }: { id: string; beside?: Beside }) {
  const ticket = useOperation(readTicket, { id }, { kinds: ['ticket'] });
  usePlaceName(beside ? null : ticket.data?.number);
  if (ticket.error && !ticket.data) return <ErrorState error={ticket.error} retry={() => void ticket.refetch()} />;
  if (!ticket.data) return <SkeletonRows rows={8} />;
  return <Whole ticket={ticket.data} reload={() => void ticket.refetch()} {...(beside ? { beside } : {})} />;
}

function Whole({ ticket, beside, reload }: { ticket: Ticket; beside?: Beside; reload: () => void }) {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const [dialog, setDialog] = useState<TicketDialog | null>(null);
  const [macroId, setMacroId] = useState<string | null>(null);
  const ready = useReadyWords(ticket, setMacroId);
  const acts = useTicketActs(ticket, setDialog);
  const inside = ticket.can.includes(noteTicket.name);
  // What is said first is what is said most: to the requester.
  const audiences: Audience[] = inside ? ['external', 'internal'] : ['external'];
  const state = ticket.waitingReason
    ? `${words.state(ticket.state)}: ${words.waiting(ticket.waitingReason)}`
    : words.state(ticket.state);
  const close = () => setDialog(null);
  return (
    <EditInPlace<Ticket, CardValues, typeof updateTicket>
      record={ticket}
      action={updateTicket}
      valuesOf={cardValues}
      toInput={(values, before) => toTicketUpdate(values, before, ticket.id)}
      aliases={cardAliases}
      show={words.value}
      changes={shownTickets}
    >
      <RecordPage
        explained={inside}
        presence
        recordId={ticket.id}
        version={ticket.version}
        number={ticket.number}
        title={ticket.subject}
        titleField={(headed) => (
          <InPlace
            field="subject"
            label={t('form.subject')}
            input={<TextArea name="subject" label={t('form.subject')} rows={1} maxLength={300} />}
            wrap={headed}
          >
            {ticket.subject}
          </InPlace>
        )}
        status={{ group: ticket.stateGroup, label: state }}
        note={ticket.cancelReason ? t('cancelled', { reason: ticket.cancelReason }) : undefined}
        can={ticket.can}
        acts={acts}
        facts={
          <>
            <TicketFacts ticket={ticket} />
            <TimeSpent ticket={ticket} />
          </>
        }
        reload={reload}
        fieldLabel={words.field}
        {...(beside ? { beside } : {})}
      >
        {ticket.mergedInto ? (
          <p>
            {t('merged')} <Link to={`/tickets/${ticket.mergedInto.id}`}>{ticket.mergedInto.number}</Link>
          </p>
        ) : null}
        <TicketTies ticket={ticket} />
        <InPlace
          field="description"
          label={t('field.description')}
          input={<TextArea name="description" label={t('field.description')} rows={4} maxLength={20_000} optional />}
          empty={t('noDescription')}
          wrap={(shown) => <div className={classes.description}>{shown}</div>}
        >
          {ticket.description}
        </InPlace>
        {ticket.result && ticket.resolvedAt ? (
          <div className={classes.result}>
            <span className={classes.resultTitle}>{t(`result.${ticket.resultKind ?? 'done'}`)}</span>
            {ticket.result}
          </div>
        ) : null}
        <Checklist ticket={ticket} />
        <RateBlock ticket={ticket} />
        <TopicArticles ticket={ticket} />
        <Attachments recordId={ticket.id} items={ticket.attachments} can={ticket.can} changes={[readTicket]} />
        <Timeline
          recordId={ticket.id}
          can={ticket.can}
          fieldLabel={words.field}
          showValue={words.value}
          audiences={audiences}
          readers={{ external: <ReplyReaders ticket={ticket} />, internal: <NoteReaders ticket={ticket} /> }}
          ready={inside ? ready : undefined}
          files={ticket.can.includes(attachFiles.name)}
          changes={[readTicket]}
        />
        <ReasonDialogs ticket={ticket} dialog={dialog} close={close} />
        {dialog === 'macro' || macroId ? (
          <Suspense>
            <MacroDialog
              ids={[ticket.id]}
              macroId={macroId}
              close={() => {
                setMacroId(null);
                close();
              }}
            />
          </Suspense>
        ) : dialog ? (
          <Suspense>
            <Dialogs ticket={ticket} dialog={dialog} close={close} />
          </Suspense>
        ) : null}
      </RecordPage>
    </EditInPlace>
  );
}

/** The acts that ask for words and nothing else. */
function ReasonDialogs({ ticket, dialog, close }: { ticket: Ticket; dialog: TicketDialog | null; close: () => void }) {
  const t = useText('helpdesk');
  const cancel = useAction(cancelTicket, { changes: shownTickets });
  const reopen = useAction(reopenTicket, { changes: shownTickets });
  const release = useAction(releaseTicket, { changes: shownTickets });
  const { id, number } = ticket;
  return (
    <>
      <ConfirmWithReason
        opened={dialog === 'cancel'}
        title={t('cancel.title', { number })}
        text={t('cancel.text')}
        verb={t('cancel.verb')}
        onConfirm={(reason) => cancel.run({ id, reason })}
        onClose={close}
      />
      <ConfirmWithReason
        opened={dialog === 'reopen'}
        title={t('reopen.title', { number })}
        text={t('reopen.text')}
        verb={t('reopen.verb')}
        reasonLabel={t('reopen.reason')}
        onConfirm={(reason) => reopen.run({ id, reason })}
        onClose={close}
      />
      <ConfirmWithReason
        opened={dialog === 'release'}
        title={t('release.title', { number })}
        text={t('release.text')}
        verb={t('release.verb')}
        reasonLabel={t('release.reason')}
        onConfirm={(note) => release.run({ id, note })}
        onClose={close}
      />
    </>
  );
}
