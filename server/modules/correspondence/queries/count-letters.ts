// How many letters a filter finds: to ten thousand, and beyond only when asked for exactly.
import { countLetters } from '#contract/correspondence.ts';
import { countRecords } from '#core/records/list.ts';
import { letterRequest } from '../letter-list.ts';
import { query } from '../tables.ts';

const countedQuickly = 10_000;
const countedAtAll = 2_000_000_000;

export const countLettersQuery = query(countLetters, async (reader, { exact, ...filter }) => {
  const count = await countRecords(
    reader,
    await letterRequest(reader, filter),
    exact ? countedAtAll : countedQuickly + 1,
  );
  const more = !exact && count > countedQuickly;
  return { count: more ? countedQuickly : count, more };
});
