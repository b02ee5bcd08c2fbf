// Words and colours for the states of outgoing mail.
import type { Output, StateGroup } from '#contract/core.ts';
import type { listOutbox } from '#contract/record.ts';
import { useText } from '../../../core/text/texts.ts';

export type Mail = Output<typeof listOutbox>['items'][number];

export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'kept'] as const;

const groups: Record<string, StateGroup> = {
  waiting: 'waiting',
  sending: 'work',
  sent: 'done',
  failed: 'refused',
  kept: 'new',
};

export function useMailWords(): { state: (state: string) => { group: StateGroup; label: string } } {
  const t = useText('outbox');
  return {
    state: (state) => ({ group: groups[state] ?? 'new', label: t(`states.${state}`, { defaultValue: state }) }),
  };
}
