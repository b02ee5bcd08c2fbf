// The rows of imports: the file, its lines, the keys by which lines are known again, saved mappings.
import type { ColumnType, Generated } from 'kysely';
import type { Text } from '#contract/core.ts';
import type { ImportFindings, ImportOptions, ImportVerdict, importStates } from '#contract/import.ts';
import type { ZipEntry } from '../files/read-zip.ts';

type Json<T> = ColumnType<T, string, string>;
export type ImportState = (typeof importStates)[number];
export type Counts = Record<ImportVerdict, number>;
export type DataImportRow = {
  id: string;
  kind: string;
  owner_id: string;
  file_id: string | null;
  file_name: string;
  state: ImportState;
  heading_row: Generated<number>;
  columns: ColumnType<{ name: string; samples: string[] }[], string | undefined, string>;
  mapping: ColumnType<(string | null)[], string | undefined, string>;
  options: Json<ImportOptions>;
  check_next: Generated<boolean>;
  rows: Generated<number>;
  done: Generated<number>;
  counts: ColumnType<Partial<Counts>, string | undefined, string>;
  applied: ColumnType<Partial<Counts>, string | undefined, string>;
  findings: ColumnType<Partial<ImportFindings>, string | undefined, string>;
  error: string | null;
  task_id: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
};
/** As it is kept: words are made when it is shown, except those of an action that refused. A note tells, a problem keeps the row out. */
export interface StoredProblem {
  column: string;
  code: string;
  note?: true;
  details?: Record<string, unknown>;
  message?: Text;
}
export type DataImportLineRow = {
  import_id: string;
  row: number;
  cells: Json<string[]>;
  verdict: ImportVerdict | null;
  key: string | null;
  digest: string | null;
  problems: ColumnType<StoredProblem[], string | undefined, string>;
  outcome: ImportVerdict | null;
  record_id: string | null;
  written_at: string | null;
};
export type DataImportBesideRow = {
  import_id: string;
  place: number;
  file_id: string;
  name: string;
  base_key: string;
  stem_key: string;
  size: number;
  entry: ColumnType<ZipEntry | null, string | null, string | null>;
  archive: 'waiting' | 'listed' | null;
  named: Generated<boolean>;
};
export type DataImportRowFileRow = {
  import_id: string;
  row: number;
  place: number;
  position: number;
  state: Generated<'waiting' | 'attached' | 'same' | 'refused'>;
  refusal: ColumnType<Text | null, string | null, string | null>;
};
export type DataImportKeyRow = { kind: string; key: string; digest: string; record_id: string };
export type DataImportMappingRow = {
  id: string;
  kind: string;
  name: string;
  owner_id: string;
  columns: Json<Record<string, string>>;
};

export interface ImportTables {
  data_import: DataImportRow;
  data_import_row: DataImportLineRow;
  data_import_key: DataImportKeyRow;
  data_import_beside: DataImportBesideRow;
  data_import_row_file: DataImportRowFileRow;
  data_import_mapping: DataImportMappingRow;
}
