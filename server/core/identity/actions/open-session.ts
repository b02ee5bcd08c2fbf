// Sign-in by login or e-mail and password. Whether the person exists, the words and the time of the answer are the same.
import { sql } from 'kysely';
import { openSession } from '#contract/identity.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { sessionSecret } from '../../http/cookies.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import type { AnyUnit } from '../../unit.ts';
import { hashPassword, isOutdated, passwordMatches } from '../passwords.ts';
import { absoluteHours, hashSecret, newSecret } from '../session.ts';
import { throttle } from '../throttle.ts';

const failuresUntilLock = 5;
const lockMinutes = 15;

interface Attempt {
  person: { id: string; password_hash: string | null } | undefined;
  matches: boolean;
  /** The password under today's parameters, when it was kept under older ones. */
  rehashed: string | undefined;
}

/** Before the transaction: the attempt is counted by address, and the password verified, without holding a connection. */
async function attempt(services: Services, actor: Actor, input: { login: string; password: string }): Promise<Attempt> {
  const by = { key: `sign-in ${actor.address}`, limit: 300, windowSeconds: 300 };
  await throttle(services, actor, openSession.name, by);
  const { rows } = await services.pools.read.query<{ id: string; password_hash: string | null }>({
    name: 'person-to-sign-in',
    text: 'select id, password_hash from app_user where lower(login) = lower($1) or lower(email) = lower($1)',
    values: [input.login],
  });
  const person = rows[0];
  const matches = await passwordMatches(person?.password_hash ?? null, input.password);
  const outdated = matches && person?.password_hash ? isOutdated(person.password_hash) : false;
  return { person, matches, rehashed: outdated ? await hashPassword(input.password) : undefined };
}

export const openSessionAction = preparedAction(openSession, attempt, async (unit, _input, tried) => {
  const { person, matches, rehashed } = tried;
  if (!person) {
    unit.event({ data: { code: 'bad_credentials' } });
    throw new Refusal('bad_credentials', {}, { keepsWrites: true });
  }
  const db = unscoped(unit);
  // Deactivation and a change of the password lock the same row: whichever comes second sees the other.
  const locked = await db
    .selectFrom('app_user')
    .select(['id', 'status', 'password_hash', 'failed_count', 'locked_until', 'must_change_password'])
    .where('id', '=', person.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const isLocked = locked.locked_until !== null && new Date(locked.locked_until) > unit.now;
  if (isLocked || !matches || locked.password_hash !== person.password_hash) return refuse(unit, locked, isLocked);
  if (locked.status !== 'active') {
    unit.event({ subjectIds: [person.id], data: { code: 'account_closed', status: locked.status } });
    throw new Refusal('account_closed', {}, { keepsWrites: true });
  }
  if (locked.failed_count > 0 || locked.locked_until || rehashed) {
    await db
      .updateTable('app_user')
      .set({ failed_count: 0, locked_until: null, ...(rehashed ? { password_hash: rehashed } : {}) })
      .where('id', '=', person.id)
      .execute();
  }
  const { id, secret } = await newSession(unit, person.id);
  unit.event({ subjectIds: [person.id], data: { session: id } });
  return { mustChangePassword: locked.must_change_password, [sessionSecret]: secret };
});

async function refuse(unit: AnyUnit, person: { id: string; failed_count: number }, isLocked: boolean): Promise<never> {
  const failures = person.failed_count + 1;
  const locks = !isLocked && failures >= failuresUntilLock;
  if (!isLocked) {
    const until = new Date(unit.now.getTime() + lockMinutes * 60_000).toISOString();
    await unscoped(unit)
      .updateTable('app_user')
      .set(locks ? { failed_count: 0, locked_until: until } : { failed_count: failures })
      .where('id', '=', person.id)
      .execute();
  }
  unit.event({
    subjectIds: [person.id],
    data: { code: isLocked ? 'locked' : 'bad_credentials', ...(locks ? { lockedMinutes: lockMinutes } : {}) },
  });
  throw new Refusal('bad_credentials', {}, { keepsWrites: true });
}

/** A session of this browser in the place of the one it had, which a stranger might have set. */
async function newSession(unit: AnyUnit, userId: string): Promise<{ id: string; secret: string }> {
  const db = unscoped(unit);
  const secret = newSecret();
  if (unit.actor.kind === 'user' && unit.actor.sessionId) {
    await db.deleteFrom('user_session').where('id', '=', unit.actor.sessionId).execute();
  }
  const id = newId(unit.now.getTime());
  await db
    .insertInto('user_session')
    .values({
      id,
      token_hash: hashSecret(secret),
      user_id: userId,
      address: unit.actor.address,
      agent: unit.actor.agent ?? '',
      created_at: unit.moment,
      last_seen_at: unit.moment,
      expires_at: sql<string>`${unit.moment}::timestamptz + make_interval(hours => ${absoluteHours})`,
    })
    .execute();
  return { id, secret };
}
