// A new account with its groups and roles. Without a password it waits, invited, until one is set.
import { createUser } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { inOrder, writeAssignments } from '../assignments.ts';
import { createUser as makeUser, raiseRightsVersion } from '../create-user.ts';
import { requireGainHeld } from '../guard-rights.ts';
import { ownWords } from '../own-words.ts';
import { checkPassword } from '../passwords.ts';
import { userCard } from '../user-cards.ts';

export const createUserAction = action(createUser, async (unit, input) => {
  requireEverywhere(unit);
  if (input.password !== undefined) checkPassword(input.password, 'password', await ownWords(unit, input));
  const id = await makeUser(unit, input);
  const given = inOrder({ groupIds: input.groupIds ?? [], roles: input.roles ?? [] });
  await writeAssignments(unit, id, given);
  await requireGainHeld(unit, id);
  await raiseRightsVersion(unit);
  const { login, name, email = null, position = '', phone = '', birthDate = null, managerId = null } = input;
  const { staff = false, locale = 'ru', zone = '' } = input;
  unit.event({
    data: { ...given, managerId, staff, locale, zone, invited: input.password === undefined },
    personal: { [id]: { login, name, email, position, phone, birthDate } },
  });
  return userCard(unit, id);
});
