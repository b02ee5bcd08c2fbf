// Puts a subject's fields in a new order: all of them, so that two people's orders do not mix.
import { sql } from 'kysely';
import { orderFields } from '#contract/fields.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { lockWords } from '../../lock-words.ts';
import { Refusal } from '../../refusal.ts';
import { requireSubject } from '../field-rows.ts';

export const orderFieldsAction = action(orderFields, async (unit, { subject, ids }) => {
  requireEverywhere(unit);
  requireSubject(unit, subject);
  await lockWords(unit, 'field-order', [subject]);
  const db = unscoped(unit);
  const standing = await db.selectFrom('record_field').select('id').where('subject', '=', subject).execute();
  const given = new Set(ids);
  if (given.size !== ids.length || given.size !== standing.length || standing.some((one) => !given.has(one.id)))
    throw new Refusal('field_order_partial');
  await sql`update record_field set position = given.place from unnest(${ids}::uuid[]) with ordinality as given (id, place)
    where record_field.id = given.id`.execute(db);
  unit.event({ data: { subject, ids } });
  return { ok: true as const };
});
