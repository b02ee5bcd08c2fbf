// A letter's card in one statement; opening a marked letter, or one from a person, is journaled.
import { readLetter } from '#contract/correspondence.ts';
import { Refusal } from '#core/refusal.ts';
import { letterCardOf, peopleOf } from '../letter-card.ts';
import { query } from '../tables.ts';
import { selectLetter } from '../whole-letter.ts';

export const readLetterQuery = query(readLetter, async (reader, { id }) => {
  const letter = await selectLetter(reader.from('letter', 'record'), reader.actor.id)
    .where('letter.id', '=', id)
    .executeTakeFirst();
  if (!letter) throw new Refusal('not_found');
  reader.shows(peopleOf(letter), letter.clearance === 'none' ? [] : [id]);
  return letterCardOf(reader, letter);
});
