// The tables of the registry with who may see their rows: letters by the parts people have in them, journals and kinds
// openly, except to those who would change them without a grant that reaches them.

import type { ColumnType, Generated, SqlBool } from 'kysely';
import type { DeliveryState, Direction } from '#contract/correspondence.ts';
import { workOf } from '#core/actor.ts';
import { coreScopes } from '#core/db/scopes.ts';
import type { CoreTables } from '#core/db/tables.ts';
import { withTables } from '#core/operation.ts';
import { nobody, type Scope, type Scopes, withRecord } from '#core/scope.ts';
import { sql } from '#core/sql.ts';
import { type ContactTables, contactScopes } from '#modules/contacts/index.ts';
import { managesJournals } from './rules.ts';

export type LetterKindRow = {
  id: string;
  name: string;
  directions: string[];
  required: Generated<string[]>;
  due_days: number | null;
  needs_answer: Generated<boolean>;
  answer_closes: Generated<boolean>;
  enabled: Generated<boolean>;
  version: Generated<number>;
};
export type JournalRow = {
  id: string;
  name: string;
  direction: Direction;
  department_id: string | null;
  archived_at: string | null;
  version: Generated<number>;
};
export type JournalRegistrarRow = { journal_id: string; principal_id: string };
export type LetterRow = {
  id: string;
  direction: Direction;
  journal_id: string;
  kind_id: string | null;
  correspondent_id: string | null;
  correspondent_name: string;
  addressee_id: string | null;
  signatory_name: string;
  signatory_position: string;
  document_date: string | null;
  external_number: string;
  received_on: string | null;
  case_index: string;
  forwarded_to: string;
  main_sheets: number | null;
  appendix_count: number | null;
  appendix_sheets: number | null;
  instruction: string;
  on_control: boolean;
  signature_note: string;
  signature_check: string;
  department_id: string | null;
  delivery_method: string | null;
  tracking_number: string;
  note: string;
  cancel_reason: string | null;
  number_key: string | null;
  sender_key: string | null;
  answer_by: string | null;
  answered_id: string | null;
};
export type LetterAddresseeRow = {
  id: string;
  letter_id: string;
  contact_id: string | null;
  name: string;
  delivery_method: string | null;
  tracking_number: string;
  position: number;
  /** Null: nobody keeps track of it. */
  delivery_state: DeliveryState | null;
  sent_on: string | null;
  settled_on: string | null;
  delivery_note: Generated<string>;
  delivery_by: string | null;
  delivery_at: string | null;
};
export type DispatchRegisterRow = {
  id: string;
  number: string;
  ordinal: number;
  period: string;
  method: string;
  sent_on: string;
  note: Generated<string>;
  made_by: string;
  made_at: string;
  cancelled_at: string | null;
  cancelled_by: string | null;
  cancel_reason: Generated<string>;
};
export type DispatchItemRow = {
  register_id: string;
  addressee_id: string;
  position: number;
  tracking_number: Generated<string>;
  weight: number | null;
};

export type JournalRegisterRow = {
  id: string;
  journal_id: string;
  ordinal: number;
  period: string;
  from_on: string | null;
  to_on: string | null;
  form: Direction;
  made_at: string | null;
  made_by: string;
  task_id: string | null;
  closed: Generated<boolean>;
  counts: ColumnType<unknown, string | null | undefined, string | null>;
  sum: string | null;
  read_under: ColumnType<unknown, string | null | undefined, string | null>;
  asked_at: string;
};
export type JournalRegisterFileRow = { register_id: string; position: number; file_id: string };

export interface CorrespondenceTables {
  letter_kind: LetterKindRow;
  journal: JournalRow;
  journal_registrar: JournalRegistrarRow;
  letter: LetterRow;
  letter_addressee: LetterAddresseeRow;
  dispatch_register: DispatchRegisterRow;
  dispatch_item: DispatchItemRow;
  journal_register: JournalRegisterRow;
  journal_register_file: JournalRegisterFileRow;
}

const journals: Scope = ({ operation, lenses, everywhere }) => {
  if (everywhere || !managesJournals(operation)) return null;
  const groups = lenses.flatMap((lens) => (lens.principals === 'all' ? [] : lens.principals));
  return sql<SqlBool>`journal.department_id = any(${groups}::uuid[])`;
};
const kinds: Scope = ({ operation, everywhere }) =>
  everywhere || operation !== 'correspondence.kind.update' ? null : sql<SqlBool>`false`;

/** Whoever made a register, and those who may see all of them. */
const registers: Scope = ({ actor, everywhere }) =>
  everywhere ? null : sql<SqlBool>`dispatch_register.made_by = ${workOf(actor)}`;

const journalRegisters: Scope = ({ actor, everywhere, operation }) =>
  everywhere || operation !== 'correspondence.register.list'
    ? null
    : sql<SqlBool>`journal_register.made_by = ${actor.id}`;

export const correspondenceScopes: Scopes<CorrespondenceTables> = {
  letter_kind: kinds,
  journal: journals,
  journal_registrar: () => null,
  letter: withRecord('letter', 'id'),
  letter_addressee: withRecord('letter_addressee', 'letter_id'),
  dispatch_register: registers,
  // Rows are read only beside their letters' addressees, which carry the scope.
  dispatch_item: () => null,
  journal_register: journalRegisters,
  journal_register_file: nobody,
};

export type Registry = CoreTables & ContactTables & CorrespondenceTables;
export const { action, query } = withTables<Registry>({ ...coreScopes, ...contactScopes, ...correspondenceScopes });
