// What a change of a ticket means for its clocks. Pure.
import { isOpen } from '../rules.ts';
import type { WholeTicket } from '../whole-ticket.ts';

export type Followed = Pick<WholeTicket, 'state' | 'waitingReason' | 'categoryId' | 'priority' | 'parentId'>;
export type ClockStep = 'stop' | 'undo-stop' | 'aside' | 'up' | 'reopen' | 'reconsider' | 'pause' | 'resume';

/**
 * In the order in which they are done. A part of another ticket is not counted: its parent is, once. `undone`: the change
 * takes back an earlier one.
 */
export function clockSteps(before: Followed, after: Followed, undone = false): ClockStep[] {
  if (after.parentId) return before.parentId || !isOpen(before.state) ? [] : ['aside'];
  const steps: ClockStep[] = [];
  if (!isOpen(after.state)) {
    if (isOpen(before.state)) steps.push(after.state === 'resolved' ? 'stop' : 'aside');
    return steps;
  }
  if (before.parentId) steps.push('up');
  else if (!isOpen(before.state)) steps.push(undone ? 'undo-stop' : 'reopen');
  if (before.categoryId !== after.categoryId || before.priority !== after.priority) steps.push('reconsider');
  if (after.state === 'waiting' && (before.state !== 'waiting' || before.waitingReason !== after.waitingReason))
    steps.push('pause');
  if (before.state === 'waiting' && after.state !== 'waiting') steps.push('resume');
  return steps;
}
