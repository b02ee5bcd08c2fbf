// What chats do about their own link, as acts with an event each: a code is taken, a chat becomes somebody's, it is given up.
import * as z from 'zod';
import { defineOperation } from '#contract/core.ts';
import type { Actor } from '../../actor.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { takeFrom } from '../../identity/throttle.ts';
import { giveConsent } from '../../personal-data/consents/give-consent.ts';
import { withdraw } from '../../personal-data/consents/withdraw.ts';
import { consentTextInForce } from '../../personal-data/purposes/texts.ts';
import { perform } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import type { AnyUnit } from '../../unit.ts';
import { type Channel, purposeOf } from '../channels.ts';
import { sealedAddress } from '../chats.ts';
import { readCode, takeCode } from './codes.ts';
import { endChat, endChatsOf } from './end-chat.ts';

const act = (name: string, ru: string, en: string) =>
  defineOperation({
    name,
    kind: 'action',
    method: 'POST',
    path: '/no/address',
    title: { ru, en },
    input: z.looseObject({}),
    output: z.looseObject({}),
    example: {},
  });

type Key = { idempotencyKey: string };

// ── A code ───────────────────────────────────────────────────────────────────────────────────
export type TakenCode = { outcome: 'wrong' } | { outcome: 'often' } | { outcome: 'taken'; personId: string };
const takeCodeAct = action(act('core.chat.code', 'Код связи чата', 'A code to link a chat'), async (unit, input) => {
  const { chatId, typed } = input as { chatId: string; typed: string };
  const { keys } = shapeOf(unit).services;
  const sql = sqlOf(unit);
  const waits = await takeFrom(unit, { key: `chat-code ${chatId}`, limit: 5, windowSeconds: 600 });
  const code = waits === null ? readCode(typed) : undefined;
  const personId = code && (await takeCode(sql, keys, code, unit.now));
  const outcome = personId ? 'taken' : waits === null ? 'wrong' : 'often';
  unit.event({ data: { chat: chatId, outcome }, ...(personId ? { subjectIds: [personId] } : {}) });
  return { outcome, ...(personId ? { personId } : {}) };
});
export async function tryCode(services: Services, given: { chatId: string; typed: string }, key: Key) {
  return (await perform(services, takeCodeAct, systemActor('messenger'), given, key)).body as TakenCode;
}

// ── A link ───────────────────────────────────────────────────────────────────────────────────
/** A person without rights: who links a chat may do nothing else by it yet. */
export async function personAlone(
  services: Services,
  personId: string,
  channel: Channel = 'telegram',
): Promise<Actor | undefined> {
  const { rows } = await services.pools.read.query<{ name: string; login: string; locale: 'ru' | 'en' }>(
    `select p.name, u.login, u.locale from app_user u join principal p on p.id = u.id
     where u.id = $1 and u.status in ('active', 'unconfirmed', 'invited')`,
    [personId],
  );
  if (!rows[0]) return undefined;
  const nothing = systemActor('messenger');
  return {
    ...nothing,
    id: personId,
    kind: 'chat',
    ...rows[0],
    address: channel,
    rights: nothing.rights.limitedTo([]),
  };
}

export type Linked = { state: 'linked' | 'asked' };
const linkAct = action(
  act('core.chat.link', 'Чат связан с учётной записью', 'A chat is linked'),
  async (unit, input) => {
    const { chatId, textId, evidence } = input as { chatId: string; textId: string | null; evidence: string };
    const { services } = shapeOf(unit);
    const db = unscoped(unit);
    const sql = sqlOf(unit);
    const personId = unit.actor.id;
    const { status } = await db
      .selectFrom('app_user')
      .select('status')
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { channel } = await db
      .selectFrom('chat')
      .select('channel')
      .where('id', '=', chatId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await endChat(services, sql, chatId, { state: 'unlinked', cause: 'other-chat', actor: unit.actor });
    const others = await db
      .selectFrom('chat')
      .select('id')
      .where('person_id', '=', personId)
      .where('channel', '=', channel)
      .where('state', 'in', ['linked', 'asked'])
      .execute();
    for (const { id } of others) {
      await endChat(services, sql, id, { state: 'unlinked', cause: 'other-chat', actor: unit.actor });
    }
    const consentId =
      channel === 'web' ? null : await consentFor(unit, { personId, textId, evidence, purposeKey: purposeOf(channel) });
    const state = status === 'active' ? ('linked' as const) : ('asked' as const);
    await db
      .updateTable('chat')
      .set({
        address: await sealedAddress(services, sql, chatId, personId),
        person_id: personId,
        state,
        consent_id: consentId,
        linked_at: unit.moment,
        ended_at: null,
        ended_cause: '',
        muted_until: null,
      })
      .where('id', '=', chatId)
      .execute();
    unit.event({ subjectIds: [personId], data: { chat: chatId, channel, state, consent: consentId } });
    return { state };
  },
);
export async function linkChat(
  services: Services,
  person: Actor,
  given: { chatId: string; textId: string | null; evidence: string },
  key: Key,
): Promise<Linked> {
  return (await perform(services, linkAct, person, given, key)).body as Linked;
}

/** The consent under which the chat is written to: the standing one, or the one just given; none when none is asked. */
async function consentFor(
  unit: AnyUnit,
  {
    personId,
    textId,
    evidence,
    purposeKey,
  }: { personId: string; textId: string | null; evidence: string; purposeKey: string },
): Promise<string | null> {
  const text = await consentTextInForce(unit, purposeKey);
  if (!text) return null;
  const standing = await unscoped(unit)
    .selectFrom('consent')
    .select(['id', 'text_id'])
    .where('subject_id', '=', personId)
    .where('purpose_id', '=', text.purposeId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (standing && (standing.text_id === text.id || !textId)) return standing.id;
  return giveConsent(unit, {
    subjectId: personId,
    purposeKey,
    textVersionId: textId ?? '',
    channel: 'messenger',
    form: 'button',
    evidence,
  });
}

// ── The end ──────────────────────────────────────────────────────────────────────────────────
const unlinkAct = action(act('core.chat.unlink', 'Чат отвязан', 'A chat is unlinked'), async (unit, input) => {
  const { personId } = input as { personId: string };
  const { services } = shapeOf(unit);
  const cause = personId === unit.actor.id ? 'person' : 'administrator';
  const ended = await endChatsOf(services, sqlOf(unit), personId, { state: 'unlinked', cause, actor: unit.actor });
  unit.event({ subjectIds: [personId], data: { ended } });
  return { ended };
});
export const unlinkChats = (services: Services, person: Actor, key: Key) =>
  perform(services, unlinkAct, person, { personId: person.id }, key);

const withdrawAct = action(
  act('core.chat.withdraw', 'Согласие на мессенджер отозвано в чате', 'The consent is withdrawn in the chat'),
  async (unit, input) => {
    const { evidence, channel } = input as { evidence: string; channel: Channel };
    const { rows } = await sqlOf(unit).query<{ id: string }>(
      `select c.id from consent c join processing_purpose p on p.id = c.purpose_id
       where p.key = $1 and c.subject_id = $2 and c.ended_at is null`,
      [purposeOf(channel), unit.actor.id],
    );
    for (const { id } of rows) await withdraw(unit, id, { channel: 'messenger', evidence, demand: false });
    const { services } = shapeOf(unit);
    const end = { state: 'unlinked', cause: 'consent', actor: unit.actor } as const;
    await endChatsOf(services, sqlOf(unit), unit.actor.id, end, channel);
    unit.event({ subjectIds: [unit.actor.id], data: { consents: rows.map(({ id }) => id) } });
    return {};
  },
);
export const withdrawInChat = (
  services: Services,
  person: Actor,
  given: { evidence: string; channel: Channel },
  key: Key,
) => perform(services, withdrawAct, person, given, key);
