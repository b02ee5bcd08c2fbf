// Who is signed in, what they may do anywhere, and what waits for them.
import { me } from '#contract/identity.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { settingIn } from '../../settings/value.ts';
import { waitingRegistrations } from '../registration/waiting.ts';

export const readMeQuery = query(me, async (reader) => {
  const { services } = shapeOf(reader);
  const db = unscoped(reader);
  const { actor } = reader;
  const [user, groups, unread, organisation] = await Promise.all([
    db
      .selectFrom('app_user')
      .select(['email', 'locale', 'must_change_password'])
      .where('id', '=', actor.id)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('group_member')
      .innerJoin('principal', 'principal.id', 'group_member.group_id')
      .select(['principal.id', 'principal.name'])
      .where('principal_id', '=', actor.id)
      .execute(),
    db
      .selectFrom('notice')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('user_id', '=', actor.id)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow(),
    settingIn(reader, organisationSetting),
  ]);
  const can = services.catalog.operations
    .filter((operation) => operation.access === 'right' && actor.rights.has(operation.name))
    .map((operation) => operation.name);
  return {
    user: {
      id: actor.id,
      name: actor.name,
      login: actor.login,
      email: user.email,
      locale: user.locale,
      mustChangePassword: user.must_change_password,
      mustProveSecondFactor: actor.secondFactorDue ?? false,
      groups,
    },
    can,
    clearances: [...new Set(can.flatMap((name) => actor.rights.clearances(name)))],
    counters: { notices: unread.count, ...(await waitingRegistrations(reader)) },
    organisation: { name: organisation.name, zone: services.config.zone },
    substitution: null,
  };
});
