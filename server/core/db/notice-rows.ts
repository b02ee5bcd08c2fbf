// Row types of notices: what people are told, what they chose, what waits to leave.
import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<Record<string, unknown>, string, string>;

export type NoticeRow = {
  id: string;
  user_id: string;
  operation: string;
  record_id: string | null;
  data: Json;
  created_at: string;
  read_at: string | null;
  kind: Generated<string>;
  shown: Generated<boolean>;
  unique_key: string | null;
};
export type NoticeChoiceRow = {
  user_id: string;
  choices: Json;
  quiet_from: number | null;
  quiet_until: number | null;
  quiet_rest_days: Generated<boolean>;
  changed_at: string;
};
export type NoticeDeliveryRow = { notice_id: string; channel: 'mail' | 'chat'; user_id: string; due_at: string };
export type NoticeDigestRow = { day: string; user_id: string; made_at: string };

export interface NoticeTables {
  notice_choice: NoticeChoiceRow;
  notice_delivery: NoticeDeliveryRow;
  notice_digest: NoticeDigestRow;
}
