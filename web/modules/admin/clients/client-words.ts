// Colours of a program's states.
import type { clientStates } from '#contract/clients.ts';
import type { StateGroup } from '#contract/core.ts';

const groups: Record<(typeof clientStates)[number], StateGroup> = {
  active: 'done',
  suspended: 'waiting',
  expired: 'new',
  revoked: 'refused',
};
export const stateGroupOf = (state: (typeof clientStates)[number]): StateGroup => groups[state];
