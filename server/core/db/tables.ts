// Row types of core's tables, as they come out of the database (moments as ISO text, dates as YYYY-MM-DD).
import type { ColumnType, Generated } from 'kysely';
import type { Audience, Clearance, Part, StateGroup } from '#contract/core.ts';
import type { DeadlineTables } from './deadline-rows.ts';
import type { DirectoryTables } from './directory-rows.ts';
import type { FieldTables } from './field-rows.ts';
import type { AttachmentRow, FileQuarantineRow, FileRenditionRow, FileRow } from './file-rows.ts';
import type {
  GroupMemberRow,
  GroupMembershipRow,
  GroupRoleRow,
  GroupRow,
  PhotoRow,
  PrincipalRow,
  RightsVersionRow,
  RoleGrantRow,
  RoleRow,
  SessionRow,
  SignInLinkRow,
  SubstitutionRow,
  ThrottleRow,
  TokenRow,
  UserRoleRow,
  UserRow,
  UserSwitchRow,
} from './identity-rows.ts';
import type { ImportTables } from './import-rows.ts';
import type { MailboxTables } from './mailbox-rows.ts';
import type { MessengerTables } from './messenger-rows.ts';
import type { NoticeRow, NoticeTables } from './notice-rows.ts';
import type { NumberTables } from './number-rows.ts';
import type { PersonalDataTables } from './personal-data-rows.ts';
import type { PresenceTables } from './presence-rows.ts';
import type { ProgramTables } from './program-rows.ts';
import type { RegistrationTables } from './registration-rows.ts';
import type { ShiftTables } from './shift-rows.ts';
import type {
  BackupCodeRow,
  ChallengeRow,
  FactorResetRow,
  IdentityRow,
  PasskeyRow,
  TotpRow,
  TrustedDeviceRow,
} from './sign-in-rows.ts';
import type { TaskTables } from './task-rows.ts';
import type { TriggerTables } from './trigger-rows.ts';

export * from './identity-rows.ts';
export type { AttachmentRow, FileRow };

type Json = ColumnType<Record<string, unknown>, string, string>;

export type RecordRow = {
  id: string;
  kind: string;
  number: string | null;
  ordinal: number | null;
  title: string;
  counterpart: Generated<string>;
  state: string;
  state_group: StateGroup;
  due_on: string | null;
  /** The moment, where hours count. */
  due_at: string | null;
  responsible_id: string | null;
  registered_on: string | null;
  registration_order: number;
  life: Generated<'active' | 'cancelled' | 'merged' | 'deleted' | 'destroyed'>;
  clearance: Generated<Clearance>;
  version: Generated<number>;
  created_by: string;
  created_at: string;
  changed_at: string;
  /** The day on which its state became one of those that are done. */
  done_on: string | null;
};
export type ParticipantRow = {
  record_id: string;
  principal_id: string;
  part: Part;
  kind: string;
  state: string;
  clearance: Clearance;
  registration_order: number;
};
export type SearchRow = {
  record_id: string;
  page: Generated<number>;
  kind: string;
  registration_order: number;
  clearance: Clearance;
  audience: Generated<Audience>;
  number_key: Generated<string>;
  words: string;
};
export type SearchTextRow = {
  id: string;
  record_id: string;
  source: 'fields' | 'comment' | 'file';
  source_id: string;
  page: number;
  kind: string;
  registration_order: number;
  audience: Audience;
  body: Generated<string>;
  words: string;
};
export type SearchNumberRow = { record_id: string; number_key: string; kind: string; registration_order: number };
export type SearchDueRow = { record_id: string; urgent: boolean; since: string };
export type FileTextRow = {
  file_id: string;
  state: 'waiting' | 'reading' | 'done' | 'empty' | 'failed' | 'unsupported';
  way: Generated<'' | 'text' | 'ocr'>;
  reason: Generated<string>;
  pages: Generated<number>;
  attempts: Generated<number>;
  edited: Generated<boolean>;
  next_at: string;
  changed_at: string;
};
export type RecordLinkRow = {
  id: string;
  from_id: string;
  to_id: string;
  kind: string;
  created_by: string;
  created_at: string;
};
export type CommentRow = {
  id: string;
  record_id: string;
  author_id: string;
  audience: Audience;
  body: string;
  created_at: string;
  edited_at: string | null;
  behalf_of: string | null;
  /** A contact whose words they are. */
  spoken_by: string | null;
};
export type WatchRow = { record_id: string; user_id: string };
export type DraftRow = {
  id: string;
  owner_id: string;
  operation: string;
  record_id: string | null;
  data: Json;
  version: Generated<number>;
  changed_at: string;
};
export type DataSubjectRow = { id: string; kind: string; wrapped_key: Buffer | null; destroyed_at: string | null };
export type EventRow = {
  id: string;
  xid: Generated<string>;
  era: Generated<number>;
  at: string;
  operation: string;
  outcome: 'done' | 'refused' | 'read';
  actor_id: string;
  actor_kind: string;
  behalf_of: string | null;
  record_id: string | null;
  record_kind: string | null;
  subject_ids: Generated<string[]>;
  audience: Generated<Audience>;
  address: Generated<string>;
  request_id: Generated<string>;
  data: Json;
  personal: ColumnType<Record<string, string>, string, string>;
  mac: Buffer;
};
export type IdempotencyRow = {
  actor_id: string;
  key: string;
  operation: string;
  request_hash: Buffer;
  status: number | null;
  response: ColumnType<unknown, string | null, string | null>;
  created_at: string;
};
export type SavedViewRow = {
  id: string;
  owner_id: string;
  list: string;
  name: string;
  shared: Generated<boolean>;
  settings: Json;
  position: Generated<number>;
  version: Generated<number>;
};
export type EventCursorRow = {
  follower: string;
  era: Generated<number>;
  xid: Generated<string>;
  event_id: Generated<string>;
};
export type SettingRow = {
  key: string;
  value: ColumnType<unknown, string, string>;
  version: Generated<number>;
  changed_at: string;
};
export type CalendarDayRow = {
  country: string;
  day: string;
  kind: 'holiday' | 'short' | 'working';
  name: Generated<string>;
};

export type PlaceRow = {
  id: string;
  parent_id: string | null;
  /** The topmost place above it; null for that one itself. */
  building_id: string | null;
  kind: 'building' | 'floor' | 'room' | 'other';
  name: string;
  path: string;
  enabled: Generated<boolean>;
  version: Generated<number>;
};

export interface CoreTables
  extends PersonalDataTables,
    ProgramTables,
    RegistrationTables,
    DirectoryTables,
    NumberTables,
    FieldTables,
    TaskTables,
    PresenceTables,
    TriggerTables,
    NoticeTables,
    DeadlineTables,
    MailboxTables,
    MessengerTables,
    ImportTables,
    ShiftTables {
  principal: PrincipalRow;
  app_user: UserRow;
  user_photo: PhotoRow;
  user_group: GroupRow;
  group_member: GroupMemberRow;
  group_membership: GroupMembershipRow;
  substitution: SubstitutionRow;
  role: RoleRow;
  role_grant: RoleGrantRow;
  user_role: UserRoleRow;
  group_role: GroupRoleRow;
  user_switch: UserSwitchRow;
  rights_version: RightsVersionRow;
  user_session: SessionRow;
  api_token: TokenRow;
  sign_in_link: SignInLinkRow;
  throttle: ThrottleRow;
  user_identity: IdentityRow;
  sign_in_challenge: ChallengeRow;
  mfa_totp: TotpRow;
  mfa_backup_code: BackupCodeRow;
  passkey: PasskeyRow;
  trusted_device: TrustedDeviceRow;
  factor_reset: FactorResetRow;
  record: RecordRow;
  participant: ParticipantRow;
  search_row: SearchRow;
  search_text: SearchTextRow;
  search_number: SearchNumberRow;
  search_due: SearchDueRow;
  file_text: FileTextRow;
  record_link: RecordLinkRow;
  comment: CommentRow;
  watch: WatchRow;
  draft: DraftRow;
  file: FileRow;
  attachment: AttachmentRow;
  file_rendition: FileRenditionRow;
  file_quarantine: FileQuarantineRow;
  data_subject: DataSubjectRow;
  event: EventRow;
  idempotency: IdempotencyRow;
  saved_view: SavedViewRow;
  notice: NoticeRow;
  event_cursor: EventCursorRow;
  setting: SettingRow;
  calendar_day: CalendarDayRow;
  place: PlaceRow;
}
