// A new account with its groups and roles. Without a password it waits, invited, until one is set.
import { createUser } from '#contract/identity.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import type { Services } from '../../services.ts';
import { inOrder, writeAssignments } from '../assignments.ts';
import { createUser as makeUser, raiseRightsVersion } from '../create-user.ts';
import { requireGainHeld } from '../guard-rights.ts';
import { checkNewPassword } from '../password-policy/check-new-password.ts';
import { requireGranting, requireGrantingOfGained } from '../rights/guard-roles.ts';
import { userCard } from '../user-cards.ts';

type Asked = { password?: string | undefined; login: string; email?: string | null | undefined; name: string };

async function hashed(services: Services, _actor: Actor, asked: Asked): Promise<string | undefined> {
  const { password, login, email, name } = asked;
  if (password === undefined) return undefined;
  return checkNewPassword(services, { password, field: 'password', words: [login, email, name] });
}

export const createUserAction = preparedAction(createUser, hashed, async (unit, input, passwordHash) => {
  requireEverywhere(unit);
  const id = await makeUser(unit, { ...input, passwordHash });
  const given = inOrder({ groupIds: input.groupIds ?? [], roles: input.roles ?? [] });
  if (given.roles?.length) requireGranting(unit, 'roles');
  await writeAssignments(unit, id, given);
  await requireGainHeld(unit, id);
  await requireGrantingOfGained(unit, id, new Set());
  await raiseRightsVersion(unit);
  const { login, name, email = null, position = '', phone = '', birthDate = null, managerId = null } = input;
  const { staff = false, locale = 'ru', zone = '' } = input;
  unit.event({
    data: { ...given, managerId, staff, locale, zone, invited: input.password === undefined },
    personal: { [id]: { login, name, email, position, phone, birthDate } },
  });
  return userCard(unit, id);
});
