// What can be done with an open ticket, in the order of use: the first that is allowed is the button.
import {
  IconArrowBackUp,
  IconArrowsJoin,
  IconBan,
  IconBolt,
  IconCheck,
  IconEye,
  IconEyeOff,
  IconGitBranch,
  IconHandGrab,
  IconHourglass,
  IconLock,
  IconPlayerPlay,
  IconUserShare,
} from '@tabler/icons-react';
import {
  assignTicket,
  cancelTicket,
  closeTicket,
  mergeTicket,
  offerMacros,
  readTicket,
  releaseTicket,
  reopenTicket,
  resolveTicket,
  resumeTicket,
  splitTicket,
  takeTicket,
  waitTicket,
} from '#contract/helpdesk.ts';
import { watchRecord } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useMe } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import type { RecordAct } from '../../../core/record/record-types.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from './shown-tickets.ts';
import type { Ticket } from './TicketView.tsx';
import { useUndo } from './use-undo.ts';

export type TicketDialog =
  | 'macro'
  | 'split'
  | 'assign'
  | 'wait'
  | 'resolve'
  | 'merge'
  | 'cancel'
  | 'reopen'
  | 'release';

export function useTicketActs(ticket: Ticket, open: (dialog: TicketDialog) => void): RecordAct[] {
  const t = useText('helpdesk');
  const macros = useText('macros');
  const locale = useLocale();
  const me = useMe().user.id;
  const undo = useUndo();
  const take = useAction(takeTicket, { changes: shownTickets });
  const resume = useAction(resumeTicket, { changes: shownTickets });
  const close = useAction(closeTicket, { changes: shownTickets });
  const watch = useAction(watchRecord, { changes: [readTicket] });
  const told = (work: Promise<unknown>) =>
    void work.catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  const { id, executor } = ticket;
  const mine = executor?.id === me;
  const acts: (RecordAct | false)[] = [
    !mine && {
      operation: takeTicket,
      label: t(executor ? 'act.takeOver' : 'act.take'),
      icon: IconHandGrab,
      primary: executor === null,
      keys: 'KeyT',
      run: () => told(take.run({ id, ...(executor ? { over: true } : {}) })),
    },
    {
      operation: resumeTicket,
      label: t('act.resume'),
      icon: IconPlayerPlay,
      primary: true,
      run: () => told(resume.run({ id })),
    },
    mine &&
      ticket.state === 'assigned' && {
        operation: takeTicket,
        label: t('act.start'),
        icon: IconPlayerPlay,
        primary: true,
        run: () => told(take.run({ id })),
      },
    {
      operation: resolveTicket,
      label: t('act.resolve'),
      icon: IconCheck,
      primary: true,
      keys: 'KeyD',
      run: () => open('resolve'),
    },
    {
      operation: closeTicket,
      label: t(ticket.mine ? 'act.confirm' : 'act.close'),
      icon: IconLock,
      primary: true,
      run: () =>
        told(
          close
            .run({ id })
            .then(({ number, undoId }) => toast({ tone: 'done', text: t('closed', { number }), acts: undo(undoId) })),
        ),
    },
    { operation: reopenTicket, label: t('act.reopen'), icon: IconArrowBackUp, run: () => open('reopen') },
    { operation: assignTicket, label: t('act.assign'), icon: IconUserShare, keys: 'KeyA', run: () => open('assign') },
    ticket.state !== 'waiting' && {
      operation: waitTicket,
      label: t('act.wait'),
      icon: IconHourglass,
      keys: 'KeyW',
      run: () => open('wait'),
    },
    mine && { operation: releaseTicket, label: t('act.release'), icon: IconArrowBackUp, run: () => open('release') },
    {
      operation: offerMacros,
      label: macros('picker.button'),
      icon: IconBolt,
      keys: 'KeyM',
      run: () => open('macro'),
    },
    { operation: splitTicket, label: t('incidents:split.act'), icon: IconGitBranch, run: () => open('split') },
    { operation: mergeTicket, label: t('act.merge'), icon: IconArrowsJoin, run: () => open('merge') },
    {
      operation: watchRecord,
      label: t(ticket.watching ? 'act.unwatch' : 'act.watch'),
      icon: ticket.watching ? IconEyeOff : IconEye,
      run: () => told(watch.run({ id, on: !ticket.watching })),
    },
    { operation: cancelTicket, label: t('act.cancel'), icon: IconBan, danger: true, run: () => open('cancel') },
  ];
  return acts.filter((act) => act !== false);
}
