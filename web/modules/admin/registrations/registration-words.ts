// Words and colours of a registration's state, source, grounds of a likeness and of the letter about the decision.
import type { Output, StateGroup } from '#contract/core.ts';
import type { listRegistrations, readRegistration } from '#contract/registration.ts';
import { useText } from '../../../core/text/texts.ts';

export type RegistrationLine = Output<typeof listRegistrations>['items'][number];
export type RegistrationCard = Output<typeof readRegistration>;
export type Match = RegistrationCard['matches'][number];

const groups: Record<RegistrationLine['state'], StateGroup> = {
  waiting: 'waiting',
  confirmed: 'done',
  rejected: 'refused',
  merged: 'new',
};

export function useRegistrationWords() {
  const t = useText('registrations');
  return {
    state: (state: RegistrationLine['state']) => ({ group: groups[state], label: t(`state.${state}`) }),
    source: (source: RegistrationLine['source']) => t(`source.${source}`),
    notice: (line: RegistrationLine) => (line.state === 'waiting' ? '' : t(`notice.${line.notice}`)),
    grounds: (match: Match) => match.grounds.map((ground) => t(`ground.${ground}`)).join(', '),
  };
}
