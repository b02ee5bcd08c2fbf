// One registration with the people it may be.
import { readRegistration } from '#contract/registration.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { registrationCardOf } from '../registration-cards.ts';

export const readRegistrationQuery = query(readRegistration, async (reader, input) => {
  requireEverywhere(reader);
  const card = await registrationCardOf(reader, input.id);
  reader.shows([card.id, ...card.matches.map((match) => match.id)]);
  return card;
});
