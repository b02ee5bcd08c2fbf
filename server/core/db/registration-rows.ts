// Row types of how people come in: attempts, the queue, passwords that may not come again.
import type { Generated } from 'kysely';

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
  source: 'form' | 'ldap' | 'oidc' | 'telegram' | 'max';
  note: Generated<string>;
  state: Generated<'waiting' | 'confirmed' | 'rejected' | 'merged'>;
  requested_at: string;
  decided_at: string | null;
  decided_by: string | null;
  reason: Generated<string>;
  merged_into: string | null;
  former_id: string | null;
};

export interface RegistrationTables {
  password_history: PasswordHistoryRow;
  registration_attempt: RegistrationAttemptRow;
  registration: RegistrationRow;
}
