// The colours of outcomes: those of states everywhere.
import type { StateGroup } from '#contract/core.ts';
import type { RunOutcome } from '#contract/triggers.ts';

export const outcomeGroups: Record<RunOutcome, StateGroup> = {
  waiting: 'work',
  worked: 'done',
  not_matched: 'new',
  failed: 'refused',
  stopped: 'waiting',
};
