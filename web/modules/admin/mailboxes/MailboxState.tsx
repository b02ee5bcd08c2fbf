// How the reading of a mailbox goes, as a dot with a word.
import type { StateGroup } from '#contract/core.ts';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import type { Mailbox } from './mailbox-values.ts';

const groups: Record<Mailbox['state'], StateGroup> = { off: 'new', new: 'waiting', works: 'done', fails: 'refused' };

export function MailboxState({ mailbox }: { mailbox: Mailbox }) {
  const t = useText('mailboxes');
  return <StatusDot group={groups[mailbox.state]} label={t(`state.${mailbox.state}`)} />;
}
