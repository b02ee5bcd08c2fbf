// The tables of the helpdesk with who may see their rows: tickets by the parts people have in them, categories openly,
// except to those who would change them without a grant that reaches everything.
import type { ColumnType, Generated, SqlBool } from 'kysely';
import type { StateGroup } from '#contract/core.ts';
import type {
  AssignmentRule,
  MacroAudience,
  MacroKind,
  MacroSteps,
  Priority,
  ResultKind,
  TicketChannel,
  TicketState,
  WaitingReason,
} from '#contract/helpdesk.ts';
import { coreScopes } from '#core/db/scopes.ts';
import type { CoreTables } from '#core/db/tables.ts';
import { withTables } from '#core/operation.ts';
import { administrators, own, type Scope, type Scopes, withRecord } from '#core/scope.ts';
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
  checklist_id: string | null;
  checklist_rule: Generated<'free' | 'ask' | 'refuse'>;
  close_after_days: number | null;
  reopen_days: Generated<number>;
  assignment: AssignmentRule | null;
  assignee_id: string | null;
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
  joined: Generated<number>;
  /** When whoever does it got it. */
  assigned_at: string | null;
  /** Since when it is open and nobody does it. */
  unassigned_since: string | null;
  unassigned_told_at: string | null;
  checklist_open: Generated<number>;
  checklist_total: Generated<number>;
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
  made: ColumnType<unknown, string, string>;
};
export type ReadyChecklistRow = {
  id: string;
  name: string;
  items: string[];
  enabled: Generated<boolean>;
  version: Generated<number>;
};
export type ChecklistItemRow = {
  id: string;
  ticket_id: string;
  position: number;
  text: string;
  assignee_id: string | null;
  done_at: string | null;
  done_by: string | null;
  made_by: string;
  made_at: string;
};
export type TicketTimeRow = {
  id: string;
  ticket_id: string;
  person_id: string;
  minutes: number;
  worked_on: string;
  note: Generated<string>;
  made_at: string;
  changed_at: string;
};
export type MacroRow = {
  id: string;
  kind: MacroKind;
  name: string;
  folder: Generated<string>;
  category_id: string | null;
  audience: MacroAudience;
  owner_id: string;
  steps: ColumnType<MacroSteps, string, string>;
  enabled: Generated<boolean>;
  version: Generated<number>;
  made_at: string;
  changed_at: string;
};
export type MacroGroupRow = { macro_id: string; group_id: string };
export type MacroUseRow = { macro_id: string; user_id: string; times: Generated<number>; last_at: string };

export type IncidentProposalRow = {
  id: string;
  category_id: string;
  building_id: string;
  raised_at: string;
  tickets: number;
  since: string;
  state: Generated<'open' | 'made' | 'declined' | 'passed'>;
  incident_id: string | null;
  decided_by: string | null;
  decided_at: string | null;
  quiet_until: string | null;
};
export type IncidentRow = {
  id: string;
  category_id: string;
  building_id: string | null;
  made_by: string;
  made_at: string;
  undone_at: string | null;
};
export type IncidentWorkRow = {
  id: string;
  incident_id: string;
  kind: 'join' | 'answer' | 'resolve' | 'leave';
  made_by: string;
  made_at: string;
  comment_id: string | null;
  done_at: string | null;
};
export type IncidentStepRow = {
  work_id: string;
  ticket_id: string;
  state: Generated<'waiting' | 'done' | 'refused'>;
  code: string | null;
  done_at: string | null;
};
export type TicketSkillRow = { principal_id: string; category_id: string };
export type TicketSiteRow = { user_id: string; place_id: string };
export type TicketCapacityRow = { principal_id: string; full_minutes: number | null; version: Generated<number> };

export type TicketJoinRow = { ticket_id: string; user_id: string; joined_at: string; left_at: string | null };

export interface HelpdeskTables {
  ticket_category: TicketCategoryRow;
  ticket: TicketRow;
  ticket_turn: TicketTurnRow;
  ticket_undo: TicketUndoRow;
  ticket_undo_item: TicketUndoItemRow;
  ticket_join: TicketJoinRow;
  ticket_incident_proposal: IncidentProposalRow;
  ticket_incident: IncidentRow;
  ticket_incident_work: IncidentWorkRow;
  ticket_incident_step: IncidentStepRow;
  ticket_skill: TicketSkillRow;
  ticket_site: TicketSiteRow;
  ticket_capacity: TicketCapacityRow;
  ticket_checklist: ReadyChecklistRow;
  ticket_checklist_item: ChecklistItemRow;
  ticket_time: TicketTimeRow;
  ticket_macro: MacroRow;
  ticket_macro_group: MacroGroupRow;
  ticket_macro_use: MacroUseRow;
}

const keeping = new Set(['create', 'update', 'order', 'manage'].map((verb) => `helpdesk.category.${verb}`));
const categories: Scope = ({ everywhere, operation }) =>
  everywhere || !keeping.has(operation) ? null : sql<SqlBool>`false`;

/** Everybody's, one's own, and those of one's groups; those of any group for whoever keeps them all. */
const macros: Scope = ({ actor, everywhere }) =>
  sql<SqlBool>`(ticket_macro.owner_id = ${actor.id} or ticket_macro.audience = 'all' or (ticket_macro.audience = 'groups'
    and (${everywhere} or exists (select from ticket_macro_group g join group_member m on m.group_id = g.group_id
      where g.macro_id = ticket_macro.id and m.principal_id = ${actor.id}))))`;

export const helpdeskScopes: Scopes<HelpdeskTables> = {
  ticket_category: categories,
  ticket: withRecord('ticket', 'id'),
  ticket_turn: withRecord('ticket_turn', 'ticket_id'),
  ticket_undo: own('ticket_undo', 'made_by'),
  ticket_undo_item: () => null,
  ticket_join: own('ticket_join', 'user_id'),
  // Of whole buildings: for those whose grant reaches everything.
  ticket_incident_proposal: administrators,
  ticket_incident: withRecord('ticket_incident', 'id'),
  ticket_incident_work: withRecord('ticket_incident_work', 'incident_id'),
  ticket_incident_step: withRecord('ticket_incident_step', 'ticket_id'),
  // The operation asks for whose it is: that person is of the actor's area.
  ticket_skill: () => null,
  ticket_site: () => null,
  ticket_capacity: () => null,
  ticket_checklist: () => null,
  ticket_checklist_item: withRecord('ticket_checklist_item', 'ticket_id'),
  ticket_time: withRecord('ticket_time', 'ticket_id'),
  ticket_macro: macros,
  ticket_macro_group: () => null,
  ticket_macro_use: () => null,
};

export type Helpdesk = CoreTables & ContactTables & HelpdeskTables;
export const { action, preparedAction, query } = withTables<Helpdesk>({
  ...coreScopes,
  ...contactScopes,
  ...helpdeskScopes,
});
