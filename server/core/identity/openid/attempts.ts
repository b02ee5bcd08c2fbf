// The row of an outside sign-in from the button to its end. It is bound to the browser by a cookie and goes forward once.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../actor.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { namedCookie } from '../../http/cookies.ts';
import { newId } from '../../ids.ts';
import { type Keys, openBytes, sealBytes } from '../../keys.ts';
import type { Services } from '../../services.ts';
import type { AnyUnit } from '../../unit.ts';
import { hashSecret, newSecret } from '../session.ts';
import type { Sent } from './ask-provider.ts';
import type { Told } from './claims.ts';

export const attemptMinutes = 10;
export const triesAtMost = 5;
export const cookie = 'openid';

const sealingKey = (keys: Keys) => keys.for('openid-attempt');
const seal = (keys: Keys, id: string, value: unknown): Buffer =>
  sealBytes(sealingKey(keys), Buffer.from(JSON.stringify(value)), id);
const open = <T>(keys: Keys, id: string, sealed: Buffer): T =>
  JSON.parse(openBytes(sealingKey(keys), sealed, id).toString()) as T;

export interface Begun extends Sent {
  goTo: string;
}
/** What is kept while the person answers a question: what the provider said, and where they wanted to go. */
export interface Asked {
  told: Told;
  goTo: string;
}
export interface Attempt<T> {
  id: string;
  providerId: string;
  purpose: 'sign-in' | 'link';
  userId: string | null;
  codeHash: Buffer | null;
  kept: T;
}

const expiry = (now: Date): string => new Date(now.getTime() + attemptMinutes * 60_000).toISOString();

/** Writes the attempt down; gives what its cookie must hold, to be spread into the answer. */
export async function openAttempt(
  unit: AnyUnit,
  providerId: string,
  begun: Begun,
  linkFor: string | null,
): Promise<{ id: string; marks: { [namedCookie]: { name: string; value: string; seconds: number } } }> {
  const id = newId(unit.now.getTime());
  const browser = newSecret();
  await unscoped(unit)
    .insertInto('openid_attempt')
    .values({
      id,
      provider_id: providerId,
      purpose: linkFor ? 'link' : 'sign-in',
      step: 'sent',
      state_hash: hashSecret(begun.state),
      browser_hash: hashSecret(browser),
      sealed: seal(shapeOf(unit).services.keys, id, begun),
      user_id: linkFor,
      code_hash: null,
      created_at: unit.moment,
      expires_at: expiry(unit.now),
    })
    .execute();
  return { id, marks: { [namedCookie]: { name: cookie, value: browser, seconds: attemptMinutes * 60 } } };
}

interface Row {
  id: string;
  provider_id: string;
  purpose: 'sign-in' | 'link';
  user_id: string | null;
  code_hash: Buffer | null;
  sealed: Buffer;
}

const browserOf = (actor: Actor): Buffer => hashSecret(actor.cookies?.[cookie] ?? '');
const attemptOf = <T>(keys: Keys, row: Row): Attempt<T> => ({
  id: row.id,
  providerId: row.provider_id,
  purpose: row.purpose,
  userId: row.user_id,
  codeHash: row.code_hash,
  kept: open<T>(keys, row.id, row.sealed),
});

/**
 * The attempt of a way back, taken once and for all before the provider is asked: a replayed address, a changed state,
 * another browser and another provider's answer find nothing.
 */
export async function takeAttempt(
  services: Services,
  actor: Actor,
  state: string,
  key: string,
): Promise<Attempt<Begun> | undefined> {
  const { rows } = await services.pools.write.query<Row>(
    `update openid_attempt a set step = 'done' from openid_provider p
     where a.state_hash = $1 and a.browser_hash = $2 and a.step = 'sent' and a.expires_at > $3
       and p.id = a.provider_id and p.key = $4 and p.enabled
     returning a.id, a.provider_id, a.purpose, a.user_id, a.code_hash, a.sealed`,
    [hashSecret(state), browserOf(actor), services.clock.now().toISOString(), key],
  );
  return rows[0] && attemptOf<Begun>(services.keys, rows[0]);
}

/** The attempt goes on with a question to the person. */
export async function askPerson(
  unit: AnyUnit,
  id: string,
  step: 'link' | 'register',
  asked: Asked,
  more: { userId?: string; code?: string } = {},
): Promise<void> {
  await unscoped(unit)
    .updateTable('openid_attempt')
    .set({
      step,
      sealed: seal(shapeOf(unit).services.keys, id, asked),
      expires_at: expiry(unit.now),
      ...(more.userId ? { user_id: more.userId } : {}),
      ...(more.code ? { code_hash: hashCode(unit, id, more.code) } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** An open question of this browser, locked, one try of it spent. */
export async function takeQuestion(
  unit: AnyUnit,
  id: string,
  step: 'link' | 'register',
): Promise<Attempt<Asked> | undefined> {
  const row = await unscoped(unit)
    .updateTable('openid_attempt')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('step', '=', step)
    .where('browser_hash', '=', browserOf(unit.actor))
    .where('expires_at', '>', unit.moment)
    .where('tries', '<', triesAtMost)
    .returning(['id', 'provider_id', 'purpose', 'user_id', 'code_hash', 'sealed'])
    .executeTakeFirst();
  return row && attemptOf<Asked>(shapeOf(unit).services.keys, row);
}

export async function endAttempt(unit: AnyUnit, id: string): Promise<void> {
  await unscoped(unit)
    .updateTable('openid_attempt')
    .set({ step: 'done', code_hash: null })
    .where('id', '=', id)
    .execute();
}

const hashCode = (unit: AnyUnit, id: string, code: string): Buffer =>
  createHmac('sha256', shapeOf(unit).services.keys.for('openid-code')).update(`${id}\n${code}`).digest();

export const codeFits = (unit: AnyUnit, attempt: Attempt<unknown>, code: string): boolean =>
  attempt.codeHash !== null && timingSafeEqual(attempt.codeHash, hashCode(unit, attempt.id, code));
