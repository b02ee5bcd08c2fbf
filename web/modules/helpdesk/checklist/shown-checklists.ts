// Queries that show what a change of a checklist changes.
import type { Output } from '#contract/core.ts';
import { findTickets, readChecklist, readTicket } from '#contract/helpdesk.ts';
import { readTimeline } from '#contract/record.ts';

export type ChecklistItem = Output<typeof readChecklist>['items'][number];
export const shownChecklists = [readChecklist, readTicket, readTimeline, findTickets];
