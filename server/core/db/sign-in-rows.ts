// Row types of sign-in: identities elsewhere, open attempts, second factors and the browsers that people sign in with.
import type { ColumnType, Generated } from 'kysely';

export type IdentityRow = {
  provider: string;
  subject: string;
  user_id: string;
  created_at: string;
  last_used_at: string | null;
};
export type ChallengeRow = {
  id: string;
  kind: string;
  user_id: string | null;
  secret_hash: Buffer | null;
  attempts: Generated<number>;
  data: ColumnType<Record<string, unknown>, string | undefined, string>;
  created_at: string;
  expires_at: string;
  consumed_at: string | null;
};
export type TotpRow = {
  user_id: string;
  sealed_secret: Buffer;
  created_at: string;
  confirmed_at: string | null;
  last_step: Generated<number>;
};
export type BackupCodeRow = {
  user_id: string;
  ordinal: number;
  code_hash: string;
  created_at: string;
  used_at: string | null;
};
export type PasskeyRow = {
  id: string;
  user_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: Generated<number>;
  transports: Generated<string[]>;
  backed_up: Generated<boolean>;
  name: string;
  created_at: string;
  last_used_at: string | null;
};
export type TrustedDeviceRow = {
  id: string;
  user_id: string;
  token_hash: Buffer;
  agent: Generated<string>;
  address: Generated<string>;
  created_at: string;
  last_used_at: string;
  trusted_until: string | null;
};
export type FactorResetRow = {
  id: string;
  user_id: string;
  reason: string;
  requested_by: string;
  requested_at: string;
  expires_at: string;
  settled_by: string | null;
  settled_at: string | null;
  outcome: 'done' | 'refused' | null;
};
