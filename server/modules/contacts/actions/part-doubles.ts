// «Не дубль»: two contacts that look alike are two; the pair is proposed no more until somebody takes it back.
import { partDoubles } from '#contract/contacts.ts';
import { Refusal } from '#core/refusal.ts';
import { action } from '../tables.ts';

export const partDoublesAction = action(partDoubles, async (unit, { oneId, otherId, parted }) => {
  const [one, other] = [oneId, otherId].sort() as [string, string];
  if (one === other) throw new Refusal('not_found');
  const seen = await unit
    .from('contact')
    .select(['contact.id', 'contact.kind'])
    .where('contact.id', 'in', [one, other])
    .execute();
  if (seen.length < 2) throw new Refusal('not_found');
  const mark = parted ? { parted_by: unit.actor.id, parted_at: unit.moment } : { parted_by: null, parted_at: null };
  await unit
    .insert('contact_double', { one_id: one, other_id: other, score: 0, reasons: [], found_at: unit.moment, ...mark })
    .onConflict((conflict) => conflict.columns(['one_id', 'other_id']).doUpdateSet(mark))
    .execute();
  const people = seen.filter((contact) => contact.kind === 'person').map((contact) => contact.id);
  for (const [id, with_] of [
    [one, other],
    [other, one],
  ])
    unit.event({ recordId: id as string, recordKind: 'contact', data: { otherId: with_, parted }, subjectIds: people });
  return { ok: true as const };
});
