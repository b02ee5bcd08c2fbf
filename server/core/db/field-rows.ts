// Row types of the organisation's own fields and their values.
import type { ColumnType, Generated } from 'kysely';
import type { FieldType } from '#contract/fields.ts';

type JsonOf<T> = ColumnType<T, string, string>;

export interface FieldOption {
  key: string;
  title: string;
  retired: boolean;
}
export interface FieldVariant {
  id: string;
  required: boolean;
}
export type RecordFieldRow = {
  id: string;
  subject: string;
  key: string;
  name: string;
  type: FieldType;
  help: Generated<string>;
  unit: Generated<string>;
  decimals: Generated<number>;
  options: JsonOf<FieldOption[]>;
  kinds: Generated<string[]>;
  required: Generated<boolean>;
  variants: ColumnType<FieldVariant[] | null, string | null, string | null>;
  personal: Generated<boolean>;
  enabled: Generated<boolean>;
  used: Generated<boolean>;
  position: number;
  version: Generated<number>;
};
export type RecordFieldValueRow = {
  id: string;
  record_id: string;
  field_id: string;
  registration_order: number;
  text_value: string | null;
  code: string | null;
  number_value: number | null;
  date_value: string | null;
  principal_id: string | null;
  contact_id: string | null;
};

export interface FieldTables {
  record_field: RecordFieldRow;
  record_field_value: RecordFieldValueRow;
}
