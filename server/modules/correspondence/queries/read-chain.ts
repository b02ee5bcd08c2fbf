// The whole correspondence of a letter: what was answered by what, both ways, as far as the actor may see it.
import { readChain } from '#contract/correspondence.ts';
import { linkedChain } from '#core/records/linked.ts';
import { Refusal } from '#core/refusal.ts';
import { letterRecordKinds } from '../rules.ts';
import { query } from '../tables.ts';

const shownAtMost = 200;

export const readChainQuery = query(readChain, async (reader, { id }) => {
  const { records, links, truncated } = await linkedChain(reader, id, letterRecordKinds, shownAtMost);
  if (!records.some((letter) => letter.id === id)) throw new Refusal('not_found');
  return { letters: records, links, truncated };
});
