// The scopes of core's tables. What only core's own functions touch is closed to handlers.
import { type SqlBool, sql } from 'kysely';
import { workOf } from '../actor.ts';
import { administrators, everyone, nobody, own, recordRows, type Scope, type Scopes, withRecord } from '../scope.ts';
import type { CoreTables } from './tables.ts';

const ownOrAdministrators =
  (table: string, column: string): Scope =>
  (context) =>
    context.everywhere ? null : own(table, column)(context);

const ownOrSharedView: Scope = ({ actor }) => sql<SqlBool>`(saved_view.owner_id = ${actor.id} or saved_view.shared)`;

/** One's own reserve, or that of the absent person whose work is done. */
const ownReservation: Scope = ({ actor, everywhere }) =>
  everywhere ? null : sql<SqlBool>`number_reservation.holder_id = ${workOf(actor)}`;

export const coreScopes: Scopes<CoreTables> = {
  principal: everyone,
  app_user: ownOrAdministrators('app_user', 'id'),
  user_photo: nobody,
  user_group: everyone,
  group_member: everyone,
  group_membership: everyone,
  substitution: nobody,
  role: everyone,
  role_grant: everyone,
  user_role: ownOrAdministrators('user_role', 'user_id'),
  group_role: everyone,
  user_switch: ownOrAdministrators('user_switch', 'user_id'),
  rights_version: nobody,
  user_session: ownOrAdministrators('user_session', 'user_id'),
  api_token: ownOrAdministrators('api_token', 'user_id'),
  sign_in_link: nobody,
  throttle: nobody,
  user_identity: ownOrAdministrators('user_identity', 'user_id'),
  sign_in_challenge: nobody,
  mfa_totp: nobody,
  mfa_backup_code: nobody,
  passkey: own('passkey', 'user_id'),
  trusted_device: own('trusted_device', 'user_id'),
  factor_reset: administrators,
  record: ({ lenses }) => recordRows(lenses),
  participant: withRecord('participant', 'record_id'),
  search_row: withRecord('search_row', 'record_id'),
  search_text: nobody,
  search_number: nobody,
  search_due: nobody,
  file_text: nobody,
  record_link: withRecord('record_link', 'from_id'),
  comment: withRecord('comment', 'record_id'),
  watch: own('watch', 'user_id'),
  draft: own('draft', 'owner_id'),
  file: own('file', 'owner_id'),
  attachment: withRecord('attachment', 'record_id'),
  number_series: everyone,
  number_counter: everyone,
  number_period: everyone,
  issued_number: withRecord('issued_number', 'record_id'),
  number_reservation: ownReservation,
  data_subject: nobody,
  event: administrators,
  idempotency: nobody,
  saved_view: ownOrSharedView,
  notice: own('notice', 'user_id'),
  outbox: administrators,
  event_cursor: nobody,
  setting: everyone,
  calendar_day: everyone,
  record_field: everyone,
  record_field_value: withRecord('record_field_value', 'record_id'),
  // The officer's operations reach these through core's own functions, which ask for the reach "all".
  processing_purpose: nobody,
  consent_text: nobody,
  consent: nobody,
  subject_request: nobody,
  destruction_act: nobody,
  disposal: nobody,
  leftover: nobody,
  subject_block: nobody,
  subject_package: nobody,
  reading_count: nobody,
  reading_alert: nobody,
  incident: nobody,
  incident_subject: nobody,
  openid_provider: administrators,
  openid_attempt: nobody,
  service_client: administrators,
  service_client_secret: nobody,
  signing_key: nobody,
  password_history: nobody,
  registration_attempt: nobody,
  registration: administrators,
  people_import: administrators,
  people_import_row: administrators,
  directory: administrators,
  directory_person: administrators,
  directory_run: administrators,
  directory_run_line: administrators,
  task: own('task', 'owner_id'),
  task_file: nobody,
};
