// A contact as its card: read in one statement, or put together from what an action has just written.
import type { SelectQueryBuilder } from 'kysely';
import type { readContact } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { operationsOn, type RecordFacts } from '#core/records/participants.ts';
import { sql } from '#core/sql.ts';
import type { ContactValues } from './rules.ts';
import type { ContactKind, ContactWorld } from './tables.ts';

export type ContactCard = Output<typeof readContact>;

export interface WholeContact extends ContactValues {
  id: string;
  kind: ContactKind;
  organisationName: string | null;
  mergedInto: ContactCard['mergedInto'];
  merged: ContactCard['merged'];
  life: string;
  clearance: string;
  version: number;
  participants: { principalId: string; part: string }[];
}

/** Adds the card's columns to a selection of contacts joined with their records. */
export const selectContact = (
  query: SelectQueryBuilder<Pick<ContactWorld, 'contact' | 'record'>, 'contact', object>,
): SelectQueryBuilder<ContactWorld, 'contact' | 'record', WholeContact> =>
  query.innerJoin('record', 'record.id', 'contact.id').select([
    'contact.id',
    'contact.kind',
    'contact.name',
    'contact.full_name as fullName',
    'contact.inn',
    'contact.kpp',
    'contact.ogrn',
    'contact.postal_address as postalAddress',
    'contact.legal_address as legalAddress',
    'contact.emails',
    'contact.phones',
    'contact.organisation_id as organisationId',
    'contact.position',
    'contact.note',
    'record.life',
    'record.clearance',
    'record.version',
    sql<string | null>`(select other.name from contact other where other.id = contact.organisation_id)`.as(
      'organisationName',
    ),
    sql<
      ContactCard['mergedInto']
    >`(select json_build_object('id', kept.id, 'name', kept.name) from contact kept where kept.id = contact.merged_into)`.as(
      'mergedInto',
    ),
    sql<
      ContactCard['merged']
    >`coalesce((select json_agg(json_build_object('mergeId', m.id, 'id', m.merged_id, 'name', other.name, 'by', who.name,
        'at', to_char(m.merged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.merged_at desc, m.id desc)
        from contact_merge m join contact other on other.id = m.merged_id join principal who on who.id = m.merged_by
        where m.kept_id = contact.id and m.undone_at is null), '[]')`.as('merged'),
    sql<
      RecordFacts['participants']
    >`coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
        from participant p where p.record_id = contact.id), '[]')`.as('participants'),
  ]) as unknown as SelectQueryBuilder<ContactWorld, 'contact' | 'record', WholeContact>;

const cardOperations = ['contacts.contact.read'];
/** What a merged contact no longer allows. */
const whileActive = ['contacts.contact.update', 'contacts.contact.merge', 'contacts.merge.undo'];

export function contactCardOf(handle: object, contact: WholeContact): ContactCard {
  const { participants, clearance, ...shown } = contact;
  const facts: RecordFacts = { id: contact.id, kind: 'contact', clearance, life: contact.life, participants };
  return {
    ...shown,
    can: operationsOn(handle, facts, contact.life === 'active' ? [...cardOperations, ...whileActive] : cardOperations),
  };
}

/** People are data subjects, organisations are not. */
export const subjectsAmong = (contacts: readonly { id: string; kind: string }[]): string[] =>
  contacts.filter((contact) => contact.kind === 'person').map((contact) => contact.id);
