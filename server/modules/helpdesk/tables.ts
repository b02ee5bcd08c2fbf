// The tables of the helpdesk with who may see their rows: tickets by the parts people have in them, categories openly,
// except to those who would change them without a grant that reaches everything.
import type { ColumnType, Generated, SqlBool } from 'kysely';
import type { StateGroup } from '#contract/core.ts';
import type { Priority, ResultKind, TicketChannel, TicketState, WaitingReason } from '#contract/helpdesk.ts';
import { coreScopes } from '#core/db/scopes.ts';
import type { CoreTables } from '#core/db/tables.ts';
import { withTables } from '#core/operation.ts';
import { own, type Scope, type Scopes, withRecord } from '#core/scope.ts';
import { sql } from '#core/sql.ts';
import { type ContactTables, contactScopes } from '#modules/contacts/index.ts';

export type TicketCategoryRow = {
  id: string;
  parent_id: string | null;
  name: string;
  hint: Generated<string>;
  position: Generated<number>;
  enabled: Generated<boolean>;
  group_id: string | null;
  policy_id: string | null;
  priority: Generated<Priority>;
  patient_data: Generated<boolean>;
  messenger_fields: Generated<string[]>;
  minutes_required: Generated<boolean>;
  norm_minutes: number | null;
  close_after_days: number | null;
  reopen_days: Generated<number>;
  version: Generated<number>;
};
export type TicketRow = {
  id: string;
  category_id: string;
  priority: Priority;
  channel: TicketChannel;
  description: Generated<string>;
  requester_id: string | null;
  contact_id: string | null;
  place_id: string | null;
  place_note: Generated<string>;
  executor_id: string | null;
  group_id: string | null;
  waiting_reason: WaitingReason | null;
  waiting_until: string | null;
  result: Generated<string>;
  result_kind: ResultKind | null;
  cancel_reason: string | null;
  minutes: Generated<number>;
  reopened: Generated<number>;
  answered_at: string | null;
  resolved_at: string | null;
  closed_at: string | null;
  closes_at: string | null;
  answer_due_at: string | null;
  solve_due_at: string | null;
  awaits_us: Generated<boolean>;
  spoken_at: string;
  merged_into: string | null;
  parent_id: string | null;
  rating: number | null;
  rating_words: Generated<string>;
  rated_at: string | null;
};
/** What a ticket was from `at` on. */
export type TicketTurnRow = {
  id: string;
  ticket_id: string;
  at: string;
  state: TicketState;
  state_group: StateGroup;
  category_id: string;
  priority: Priority;
  executor_id: string | null;
  group_id: string | null;
  by_id: string;
};

export type TicketUndoRow = {
  id: string;
  operation: string;
  made_by: string;
  made_at: string;
  until: string;
  undone_at: string | null;
};
export type TicketUndoItemRow = {
  undo_id: string;
  ticket_id: string;
  version: number;
  before: ColumnType<unknown, string, string>;
};

export interface HelpdeskTables {
  ticket_category: TicketCategoryRow;
  ticket: TicketRow;
  ticket_turn: TicketTurnRow;
  ticket_undo: TicketUndoRow;
  ticket_undo_item: TicketUndoItemRow;
}

const keeping = new Set(['create', 'update', 'order', 'manage'].map((verb) => `helpdesk.category.${verb}`));
const categories: Scope = ({ everywhere, operation }) =>
  everywhere || !keeping.has(operation) ? null : sql<SqlBool>`false`;

export const helpdeskScopes: Scopes<HelpdeskTables> = {
  ticket_category: categories,
  ticket: withRecord('ticket', 'id'),
  ticket_turn: withRecord('ticket_turn', 'ticket_id'),
  ticket_undo: own('ticket_undo', 'made_by'),
  ticket_undo_item: () => null,
};

export type Helpdesk = CoreTables & ContactTables & HelpdeskTables;
export const { action, query } = withTables<Helpdesk>({ ...coreScopes, ...contactScopes, ...helpdeskScopes });
