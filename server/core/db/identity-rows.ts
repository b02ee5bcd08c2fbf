// Row types of people and groups, their rights and how they sign in.
import type { Generated, GeneratedAlways } from 'kysely';
import type { Reach } from '#contract/core.ts';

export type PrincipalRow = { id: string; kind: 'user' | 'group' | 'system'; name: string; created_at: string };
export type UserRow = {
  id: string;
  login: string;
  email: string | null;
  position: Generated<string>;
  phone: Generated<string>;
  locale: Generated<'ru' | 'en'>;
  status: 'new' | 'invited' | 'unconfirmed' | 'active' | 'rejected' | 'deactivated';
  password_hash: string | null;
  must_change_password: Generated<boolean>;
  failed_count: Generated<number>;
  locked_until: string | null;
  last_failed_at: Generated<string | null>;
  number: GeneratedAlways<number>;
  birth_date: string | null;
  manager_id: string | null;
  zone: Generated<string>;
  staff: Generated<boolean>;
  version: Generated<number>;
  changed_at: string;
};
export type PhotoRow = { user_id: string; file_id: string };
export type GroupRow = {
  id: string;
  kind: 'department' | 'branch' | 'partner' | 'team';
  index: Generated<string>;
  parent_id: string | null;
  archived_at: string | null;
  version: Generated<number>;
};
export type GroupMemberRow = { group_id: string; principal_id: string; head: Generated<boolean> };
export type GroupMembershipRow = {
  id: string;
  group_id: string;
  principal_id: string;
  head: Generated<boolean>;
  from_at: string;
  from_by: string;
  from_reason: Generated<string>;
  until_at: string | null;
  until_by: string | null;
  until_reason: Generated<string>;
};
export type SubstitutionRow = {
  id: string;
  absent_id: string;
  substitute_id: string;
  from_on: string;
  until_on: string;
  reason: string;
  set_by: string;
  set_at: string;
  ended_at: string | null;
  ended_by: string | null;
  end_reason: Generated<string>;
};
export type RoleRow = {
  key: string;
  name: string;
  ready: Generated<boolean>;
  about: Generated<string>;
  changed: Generated<boolean>;
  archived_at: Generated<string | null>;
  version: Generated<number>;
};
export type GroupRoleRow = {
  group_id: string;
  role_key: string;
  area_id: string | null;
  staff_only: Generated<boolean>;
  clearances: Generated<string[]>;
};
export type RoleGrantRow = { role_key: string; operation: string; reach: Reach; clearances: Generated<string[]> };
export type UserRoleRow = {
  user_id: string;
  role_key: string;
  area_id: string | null;
  clearances: Generated<string[]>;
  ends_at: Generated<string | null>;
};
export type UserSwitchRow = { user_id: string; operation: string; enabled: boolean; reach: Generated<Reach> };
export type RightsVersionRow = { one: Generated<boolean>; version: Generated<number> };
export type SessionRow = {
  id: string;
  token_hash: Buffer;
  user_id: string;
  address: Generated<string>;
  agent: Generated<string>;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  amr: Generated<string[]>;
  authenticated_at: Generated<string | null>;
  locked_at: Generated<string | null>;
};
export type TokenRow = {
  id: string;
  token_hash: Buffer;
  user_id: string;
  name: string;
  hint: string;
  operations: string[] | null;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  last_used_address: Generated<string>;
  revoked_at: string | null;
};
export type SignInLinkRow = {
  token_hash: Buffer;
  purpose: 'owner' | 'invite' | 'reset';
  user_id: string | null;
  expires_at: string;
  consumed_at: string | null;
  created_at: string | null;
  created_by: string | null;
};
export type ThrottleRow = { key: string; hits: number; window_end: string };
