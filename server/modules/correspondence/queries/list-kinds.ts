// Kinds of letters, those switched off included.
import { listKinds } from '#contract/correspondence.ts';
import { type KindCard, kindColumns } from '../letter-kind.ts';
import { query } from '../tables.ts';

export const listKindsQuery = query(listKinds, async (reader) => {
  const items = await reader
    .from('letter_kind')
    .select(kindColumns)
    .orderBy('letter_kind.name')
    .orderBy('letter_kind.id')
    .execute();
  return { items: items as KindCard[] };
});
