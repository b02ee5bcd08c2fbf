// The table of contacts, with who may see its rows. Contacts carry no mark, so every grant's reach alone decides.
import type { ColumnType, RawBuilder, SqlBool } from 'kysely';
import { coreScopes } from '#core/db/scopes.ts';
import type { CoreTables } from '#core/db/tables.ts';
import { withTables } from '#core/operation.ts';
import { recordUnder, type Scopes, withRecord } from '#core/scope.ts';
import { sql } from '#core/sql.ts';

export type ContactKind = 'organisation' | 'person';
export type ContactRow = {
  id: string;
  kind: ContactKind;
  name: string;
  name_key: string;
  full_name: string;
  inn: string;
  kpp: string;
  ogrn: string;
  postal_address: string;
  legal_address: string;
  emails: string[];
  phones: string[];
  organisation_id: string | null;
  position: string;
  note: string;
  words: ColumnType<string, RawBuilder<string>, RawBuilder<string>>;
  merged_into: ColumnType<string | null, string | null | undefined, string | null>;
  double_keys: string[] | null;
};
export type ContactMergeRow = {
  id: string;
  kept_id: string;
  merged_id: string;
  merged_by: string;
  merged_at: string;
  undone_by: string | null;
  undone_at: string | null;
  moved: ColumnType<unknown, string, string>;
  changed: ColumnType<unknown, string | null, string | null>;
};
export type ContactDoubleRow = {
  one_id: string;
  other_id: string;
  score: number;
  reasons: string[];
  found_at: string;
  parted_by: string | null;
  parted_at: string | null;
};

export interface ContactTables {
  contact: ContactRow;
  contact_merge: ContactMergeRow;
  contact_double: ContactDoubleRow;
}

export const contactScopes: Scopes<ContactTables> = {
  contact: ({ everywhere, lenses }) => (everywhere ? null : recordUnder(lenses, 'contact.id')),
  contact_merge: withRecord('contact_merge', 'kept_id'),
  // A pair is for whoever sees both.
  contact_double: ({ everywhere, lenses }) =>
    everywhere
      ? null
      : sql<SqlBool>`(${recordUnder(lenses, 'contact_double.one_id')} and ${recordUnder(lenses, 'contact_double.other_id')})`,
};

export type ContactWorld = CoreTables & ContactTables;
export const { action, query } = withTables<ContactWorld>({ ...coreScopes, ...contactScopes });
