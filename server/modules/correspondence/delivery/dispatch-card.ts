// A dispatch register as its card shows it, and the letters in it that the person may see.
import type { SelectQueryBuilder } from 'kysely';
import type { Output } from '#contract/core.ts';
import { cancelDispatch, type makeDispatch, type readDispatch } from '#contract/correspondence.ts';
import type { Actor } from '#core/actor.ts';
import type { Handle } from '#core/handle.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Registry } from '../tables.ts';
import { addressSql, peopleAmong } from './delivery-rows.ts';

export type DispatchCard = Output<typeof makeDispatch>;
type DispatchItem = Output<typeof readDispatch>['items'][number];

interface WholeDispatch extends Omit<DispatchCard, 'cancelled' | 'can'> {
  cancelledAt: string | null;
  cancelledBy: string | null;
  cancelReason: string;
}

export const selectDispatch = (
  query: SelectQueryBuilder<Pick<Registry, 'dispatch_register' | 'principal'>, 'dispatch_register', object>,
): SelectQueryBuilder<Registry, 'dispatch_register', WholeDispatch> =>
  query.select([
    'dispatch_register.id',
    'dispatch_register.number',
    'dispatch_register.method',
    'dispatch_register.sent_on as sentOn',
    'dispatch_register.note',
    sql<string>`(select p.name from principal p where p.id = dispatch_register.made_by)`.as('madeBy'),
    'dispatch_register.made_at as madeAt',
    sql<number>`(select count(*)::int from dispatch_item i where i.register_id = dispatch_register.id)`.as('letters'),
    'dispatch_register.cancelled_at as cancelledAt',
    sql<string | null>`(select p.name from principal p where p.id = dispatch_register.cancelled_by)`.as('cancelledBy'),
    'dispatch_register.cancel_reason as cancelReason',
  ]) as unknown as SelectQueryBuilder<Registry, 'dispatch_register', WholeDispatch>;

export function dispatchCardOf(actor: Actor, row: WholeDispatch): DispatchCard {
  const { cancelledAt, cancelledBy, cancelReason, ...shown } = row;
  const cancelled =
    cancelledAt === null
      ? null
      : { at: new Date(cancelledAt).toISOString(), by: cancelledBy ?? '', reason: cancelReason };
  const can = cancelled === null && actor.rights.has(cancelDispatch.name) ? [cancelDispatch.name] : [];
  return { ...shown, madeAt: new Date(row.madeAt).toISOString(), cancelled, can };
}

export async function dispatchNow(handle: Handle<Registry>, id: string): Promise<DispatchCard> {
  const row = await selectDispatch(handle.from('dispatch_register', 'principal'))
    .where('dispatch_register.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return dispatchCardOf(handle.actor, row);
}

export async function itemsOf(
  handle: Handle<Registry>,
  registerId: string,
): Promise<{ items: DispatchItem[]; people: string[] }> {
  const rows = await handle
    .from('letter_addressee', 'dispatch_item', 'record')
    .innerJoin('dispatch_item', 'dispatch_item.addressee_id', 'letter_addressee.id')
    .innerJoin('record', 'record.id', 'letter_addressee.letter_id')
    .select([
      'dispatch_item.position',
      'letter_addressee.id as deliveryId',
      'record.id as letterId',
      'record.number',
      'record.registered_on as registeredOn',
      'letter_addressee.name',
      'letter_addressee.contact_id as contactId',
      sql<'person' | 'organisation' | null>`(select c.kind from contact c where c.id = letter_addressee.contact_id)`.as(
        'contactKind',
      ),
      addressSql.as('address'),
      'dispatch_item.tracking_number as trackingNumber',
      'dispatch_item.weight',
    ])
    .where('dispatch_item.register_id', '=', registerId)
    .orderBy('dispatch_item.position')
    .execute();
  const items = rows.map(({ letterId, number, registeredOn, contactKind: _kind, ...row }) => ({
    ...row,
    letter: { id: letterId, number, registeredOn },
  }));
  return { items, people: peopleAmong(rows) };
}
