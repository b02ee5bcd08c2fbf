// What the dispatcher's queue consists of, and what became of a row that somebody else has changed. Pure.
import type { Output } from '#contract/core.ts';
import type { findTickets, proposeExecutors } from '#contract/helpdesk.ts';
import type { ApiError } from '../../../core/api/api-error.ts';

export type QueueTicket = Output<typeof findTickets>['items'][number];
export type Proposal = Output<typeof proposeExecutors>['proposals'][number];
/** What became of a row since it was shown: by oneself, by a colleague, done, out of sight. */
export type Mark = { kind: 'mine' | 'other' | 'queue' | 'done' | 'gone' | 'changed'; name?: string };
export interface DeskRow {
  ticket: QueueTicket;
  mark: Mark | null;
}
export interface Told {
  tone: 'done' | 'problem';
  code: 'given' | 'queued' | 'priority' | 'undone' | 'nothing' | 'nobody' | 'error';
  number?: string;
  name?: string;
  error?: unknown;
}
export interface DeskState {
  rows: readonly DeskRow[];
  cursor: number;
  loading: boolean;
  more: boolean;
  error: ApiError | null;
  /** Tickets that have come since and would stand in this list. */
  fresh: number;
  proposals: ReadonlyMap<string, Proposal>;
  told: Told | null;
}

export function markOf(row: DeskRow, now: QueueTicket): Mark | null {
  if (now.stateGroup === 'done' || now.stateGroup === 'refused') return { kind: 'done' };
  if (now.executor?.id !== row.ticket.executor?.id)
    return now.executor ? { kind: 'other', name: now.executor.name } : { kind: 'queue' };
  return row.mark ?? { kind: 'changed' };
}

/**
 * How many of the first page have come since: rows that go out of a long list let others move up behind those that are
 * shown, which are not new. `more`: the list goes on beyond what is shown.
 */
export function freshAmong(page: readonly { id: string }[], known: ReadonlySet<string>, more: boolean): number {
  const last = page.findLastIndex((one) => known.has(one.id));
  const within = more && last >= 0 ? page.slice(0, last) : page;
  return within.filter((one) => !known.has(one.id)).length;
}
