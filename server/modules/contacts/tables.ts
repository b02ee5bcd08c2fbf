// The table of contacts, with who may see its rows. Contacts carry no mark, so every grant's reach alone decides.
import type { ColumnType, RawBuilder } from 'kysely';
import { coreScopes } from '#core/db/scopes.ts';
import type { CoreTables } from '#core/db/tables.ts';
import { withTables } from '#core/operation.ts';
import { recordUnder, type Scopes } from '#core/scope.ts';

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
};

export interface ContactTables {
  contact: ContactRow;
}

export const contactScopes: Scopes<ContactTables> = {
  contact: ({ everywhere, lenses }) => (everywhere ? null : recordUnder(lenses, 'contact.id')),
};

export type ContactWorld = CoreTables & ContactTables;
export const { action, query } = withTables<ContactWorld>({ ...coreScopes, ...contactScopes });
