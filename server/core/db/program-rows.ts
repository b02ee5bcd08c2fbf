// Row types of outside sign-in and of other programs: providers, attempts, clients, their secrets, signing keys.
import type { ColumnType, Generated } from 'kysely';

type JsonOf<T> = ColumnType<T, string, string>;

/** Which claim of the provider tells what; empty when nothing does. A dot goes deeper: `realm_access.roles`. */
export interface ClaimNames {
  login: string;
  name: string;
  email: string;
  groups: string;
}
/** A value of the groups claim, and the role or group that comes with it. */
export interface GroupRule {
  value: string;
  roleKey: string | null;
  groupId: string | null;
}

export type OpenidProviderRow = {
  id: string;
  key: string;
  name: string;
  issuer: string;
  client_id: string;
  client_secret: Buffer | null;
  authentication: 'basic' | 'post' | 'none';
  scopes: string[];
  claims: JsonOf<ClaimNames>;
  group_rules: JsonOf<GroupRule[]>;
  allowed_domains: Generated<string[]>;
  admission: 'linked' | 'pending' | 'active';
  emails_trusted: Generated<boolean>;
  second_factor_trusted: Generated<boolean>;
  second_factor_values: Generated<string[]>;
  certificate: string | null;
  enabled: Generated<boolean>;
  position: Generated<number>;
  version: Generated<number>;
  changed_at: string;
};
export type OpenidAttemptRow = {
  id: string;
  provider_id: string;
  purpose: 'sign-in' | 'link';
  step: 'sent' | 'link' | 'register' | 'done';
  state_hash: Buffer;
  browser_hash: Buffer;
  sealed: Buffer;
  user_id: string | null;
  code_hash: Buffer | null;
  tries: Generated<number>;
  created_at: string;
  expires_at: string;
};
export type ServiceClientRow = {
  id: string;
  name: string;
  owner_id: string;
  operations: string[];
  created_by: string;
  created_at: string;
  expires_at: string | null;
  suspended_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
  last_used_address: Generated<string>;
  version: Generated<number>;
};
export type ServiceClientSecretRow = {
  id: string;
  client_id: string;
  hash: Buffer;
  hint: string;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
};
export type SigningKeyRow = {
  kid: string;
  public_key: JsonOf<Record<string, unknown>>;
  private_key: Buffer | null;
  created_at: string;
  retired_at: string | null;
  verifies_until: string | null;
};

export interface ProgramTables {
  openid_provider: OpenidProviderRow;
  openid_attempt: OpenidAttemptRow;
  service_client: ServiceClientRow;
  service_client_secret: ServiceClientSecretRow;
  signing_key: SigningKeyRow;
}
