// Who is signed in, what they may do anywhere, and what waits for them.
import { me } from '#contract/identity.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { query } from '../../core-operation.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { noticesFor } from '../../notify/notices-for.ts';
import { settingIn } from '../../settings/value.ts';
import { waitingRegistrations } from '../registration/waiting.ts';
import { mayActForToday } from '../substitution/may-act-for.ts';

export const readMeQuery = query(me, async (reader) => {
  const { services } = shapeOf(reader);
  const db = unscoped(reader);
  const { actor } = reader;
  const [user, groups, unread, organisation, mayActFor] = await Promise.all([
    db
      .selectFrom('app_user')
      .leftJoin('user_photo', 'user_photo.user_id', 'app_user.id')
      .select(['email', 'locale', 'must_change_password', 'position', 'phone', 'number', 'zone', 'file_id'])
      .where('app_user.id', '=', actor.id)
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
      .where('shown', '=', true)
      .where(noticesFor(actor))
      .executeTakeFirstOrThrow(),
    settingIn(reader, organisationSetting),
    mayActForToday(reader),
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
      position: user.position,
      phone: user.phone,
      number: user.number,
      photoId: user.file_id,
      locale: user.locale,
      zone: user.zone,
      mustChangePassword: user.must_change_password,
      mustProveSecondFactor: actor.secondFactorDue ?? false,
      groups,
    },
    can,
    clearances: [...new Set(can.flatMap((name) => actor.rights.clearances(name)))],
    counters: { notices: unread.count, ...(await waitingRegistrations(reader)) },
    organisation: { name: organisation.name, zone: services.config.zone },
    substitution: actor.standing ? (mayActFor.find((one) => one.id === actor.behalfOf) ?? null) : null,
    mayActFor,
  };
});
