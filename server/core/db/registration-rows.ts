// Row types of how people come in: attempts, the queue, passwords that may not come again, imports.
import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export type PasswordHistoryRow = { user_id: string; set_at: string; password_hash: string };
export type RegistrationAttemptRow = {
  id: string;
  code_hash: Buffer;
  attempts: Generated<number>;
  login: string | null;
  email: string | null;
  name: string | null;
  phone: string | null;
  note: string | null;
  locale: Generated<'ru' | 'en'>;
  password_hash: string | null;
  consent_text_id: string | null;
  created_at: string;
  expires_at: string;
  consumed_at: string | null;
};
export type RegistrationRow = {
  user_id: string;
  source: 'form' | 'ldap' | 'oidc' | 'telegram';
  note: Generated<string>;
  state: Generated<'waiting' | 'confirmed' | 'rejected' | 'merged'>;
  requested_at: string;
  decided_at: string | null;
  decided_by: string | null;
  reason: Generated<string>;
  merged_into: string | null;
};
export type ImportColumn = { name: string; samples: string[] };
export type ImportProblem = { field: string; code: string; value?: string };
export type PeopleImportRow = {
  id: string;
  owner_id: string;
  file_name: string;
  state: Generated<'mapping' | 'checked' | 'running' | 'done' | 'cancelled'>;
  columns: Json<ImportColumn[]>;
  mapping: Json<(string | null)[]>;
  options: Json<Record<string, unknown>>;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  version: Generated<number>;
};
export type PeopleImportLineRow = {
  import_id: string;
  row: number;
  cells: Json<string[]>;
  verdict: 'create' | 'update' | 'same' | 'error' | null;
  fields: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  problems: ColumnType<ImportProblem[], string | undefined, string>;
  user_id: string | null;
  outcome: 'created' | 'updated' | 'same' | 'failed' | null;
  applied_at: string | null;
};

export interface RegistrationTables {
  password_history: PasswordHistoryRow;
  registration_attempt: RegistrationAttemptRow;
  registration: RegistrationRow;
  people_import: PeopleImportRow;
  people_import_row: PeopleImportLineRow;
}
