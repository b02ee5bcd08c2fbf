// Row types of directories of people: how each is asked, who came from it, how its syncs went.
import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<Record<string, unknown>, string, string>;

export type DirectoryRow = {
  id: string;
  key: string;
  name: string;
  enabled: Generated<boolean>;
  settings: Json;
  sealed_password: Buffer | null;
  version: Generated<number>;
  created_at: string;
  changed_at: string;
};
export type DirectoryPersonRow = {
  directory_id: string;
  subject: string;
  user_id: string;
  dn: string;
  given: Json;
  seen_at: string;
};
export type DirectoryRunRow = {
  id: string;
  directory_id: string;
  dry: boolean;
  state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed';
  agreed: number | null;
  counts: Json;
  problem: Generated<string>;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
};
export type DirectoryRunLineRow = {
  run_id: string;
  place: number;
  kind: string;
  user_id: string | null;
  data: Json;
};
export interface DirectoryTables {
  directory: DirectoryRow;
  directory_person: DirectoryPersonRow;
  directory_run: DirectoryRunRow;
  directory_run_line: DirectoryRunLineRow;
}
