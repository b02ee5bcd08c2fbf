// Deliveries as lists show them: the addressee, the letter, how, when and in which register it left.
import type { SelectQueryBuilder } from 'kysely';
import type { Input, Output } from '#contract/core.ts';
import type { DeliveryState, listDeliveries } from '#contract/correspondence.ts';
import { sql } from '#core/sql.ts';
import type { Registry } from '../tables.ts';
import { lastRegister } from '../whole-letter.ts';

export type DeliveryRow = Output<typeof listDeliveries>['items'][number];
export type DeliveryFilter = Omit<Input<typeof listDeliveries>, 'after' | 'limit'>;

export interface WholeDelivery extends Omit<DeliveryRow, 'letter'> {
  letterId: string;
  number: string | null;
  subject: string;
  registeredOn: string | null;
  state: DeliveryState | null;
  life: string;
  recordKind: string;
  version: number;
  contactKind: 'organisation' | 'person' | null;
}

type From = SelectQueryBuilder<
  Pick<Registry, 'letter_addressee' | 'record' | 'dispatch_item' | 'letter'>,
  'letter_addressee',
  object
>;

/** The post's address of the contact, or the legal one. */
export const addressSql = sql<string>`coalesce((select coalesce(nullif(c.postal_address, ''), c.legal_address)
  from contact c where c.id = letter_addressee.contact_id), '')`;

export const selectDelivery = (
  query: From,
): SelectQueryBuilder<Registry, 'letter_addressee' | 'record', WholeDelivery> =>
  query
    .innerJoin('record', 'record.id', 'letter_addressee.letter_id')
    .select([
      'letter_addressee.id',
      'letter_addressee.letter_id as letterId',
      'record.number',
      'record.title as subject',
      'record.registered_on as registeredOn',
      'record.life',
      'record.kind as recordKind',
      'record.version',
      'letter_addressee.name',
      'letter_addressee.contact_id as contactId',
      sql<string | null>`(select c.kind from contact c where c.id = letter_addressee.contact_id)`.as('contactKind'),
      addressSql.as('address'),
      'letter_addressee.delivery_method as method',
      'letter_addressee.tracking_number as trackingNumber',
      'letter_addressee.delivery_state as state',
      'letter_addressee.sent_on as sentOn',
      'letter_addressee.settled_on as settledOn',
      'letter_addressee.delivery_note as note',
      lastRegister(sql`letter_addressee.id`).as('register'),
    ]) as unknown as SelectQueryBuilder<Registry, 'letter_addressee' | 'record', WholeDelivery>;

export function filterDeliveries<Q extends ReturnType<typeof selectDelivery>>(rows: Q, filter: DeliveryFilter): Q {
  let found = rows.where('record.life', '=', 'active');
  found = filter.state
    ? found.where(sql<boolean>`letter_addressee.delivery_state = ${sql.lit(filter.state)}`)
    : filter.letterId || filter.ids
      ? found
      : found.where('letter_addressee.delivery_state', 'is not', null);
  if (filter.ids) found = found.where('letter_addressee.id', 'in', filter.ids);
  if (filter.letterId) found = found.where('letter_addressee.letter_id', '=', filter.letterId);
  if (filter.contactId) found = found.where('letter_addressee.contact_id', '=', filter.contactId);
  if (filter.method === 'none') found = found.where('letter_addressee.delivery_method', 'is', null);
  else if (filter.method) found = found.where('letter_addressee.delivery_method', '=', filter.method);
  if (filter.journalId) {
    found = found.where(
      sql<boolean>`exists (select from letter l where l.id = letter_addressee.letter_id and l.journal_id = ${filter.journalId})`,
    );
  }
  if (filter.sentFrom) found = found.where('letter_addressee.sent_on', '>=', filter.sentFrom);
  if (filter.sentTo) found = found.where('letter_addressee.sent_on', '<=', filter.sentTo);
  const words = filter.q?.trim();
  if (words) {
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
    found = found.where(
      sql<boolean>`(letter_addressee.name ilike ${like} or record.number ilike ${like} or letter_addressee.tracking_number ilike ${like})`,
    );
  }
  return found as Q;
}

export function deliveryRowOf(row: WholeDelivery): DeliveryRow {
  const { letterId, number, subject, registeredOn, life: _life, recordKind: _kind, version: _version, ...rest } = row;
  const { contactKind: _contact, ...shown } = rest;
  return { ...shown, letter: { id: letterId, number, subject, registeredOn } };
}

/** People among the addressees, whose names and addresses are shown. */
export const peopleAmong = (rows: readonly Pick<WholeDelivery, 'contactId' | 'contactKind'>[]): string[] =>
  rows.flatMap((row) => (row.contactKind === 'person' && row.contactId ? [row.contactId] : []));
