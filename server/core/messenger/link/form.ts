// The registration form in the chat (H2): off by default; consent first, then three questions, then the queue of the page
// «Регистрации». A chat that has asked once does not ask again.
import * as z from 'zod';
import { defineOperation } from '#contract/core.ts';
import { formSetting } from '#contract/settings/messenger.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { createUser } from '../../identity/create-user.ts';
import { registerPending } from '../../identity/registration/register-pending.ts';
import { giveConsent } from '../../personal-data/consents/give-consent.ts';
import { consentTextInForce } from '../../personal-data/purposes/texts.ts';
import { perform } from '../../runner.ts';
import { settingValue } from '../../settings/value.ts';
import { systemActor } from '../../system-actor.ts';
import type { AnyUnit } from '../../unit.ts';
import { purposeOf } from '../channels.ts';
import { sealedAddress } from '../chats.ts';
import type { Talk } from '../talk/talk.ts';
import { consentText } from './consent-text.ts';
import { linkWords } from './words.ts';

const words = linkWords().form;

interface Filled {
  texts: Record<string, string>;
  name?: string;
  department?: string;
  room?: string;
}

export async function startForm(talk: Talk): Promise<void> {
  talk.say(words.start);
  await askConsent(talk, { texts: {} });
}

/** One document after the other, each a message of its own; then the first question. */
async function askConsent(talk: Talk, filled: Filled): Promise<void> {
  for (const purpose of ['account', purposeOf(talk.chat.channel)]) {
    if (filled.texts[purpose]) continue;
    const text = await consentText(talk, purpose);
    if (!text) continue;
    talk.say(text.body, [[talk.button(linkWords().agree, 'agree'), talk.button(linkWords().disagree, 'stop')]]);
    return talk.go('form-consent', { ...filled, purpose, textId: text.id });
  }
  talk.say(words.name);
  talk.go('form-name', { ...filled });
}

export async function formStep(talk: Talk, key: { idempotencyKey: string }): Promise<void> {
  const { incoming, step, args } = talk;
  const filled = talk.data as unknown as Filled & { purpose?: string; textId?: string };
  if (incoming.command === 'stop' || args[0] === 'stop') {
    talk.say(words.stopped);
    return talk.end();
  }
  // Switched off while somebody was filling it in: nothing more is asked, nothing is kept.
  if (!(await settingValue(talk.services, formSetting)).on) {
    talk.say(words.closed);
    return talk.end();
  }
  if (step === 'form-consent') {
    if (args[0] !== 'agree' || !filled.purpose || !filled.textId) return;
    return askConsent(talk, { texts: { ...filled.texts, [filled.purpose]: filled.textId } });
  }
  const typed = incoming.text.replace(/\s+/g, ' ').trim();
  if (step === 'form-name') {
    const fits = typed.length <= 200 && typed.split(' ').filter((word) => /^[\p{L}.'’-]+$/u.test(word)).length >= 2;
    if (!fits) return talk.say(words.nameAgain);
    talk.say(words.department);
    return talk.go('form-department', { ...filled, name: typed });
  }
  if (step === 'form-department') {
    if (!typed) return talk.say(words.department);
    talk.say(words.room);
    return talk.go('form-room', { ...filled, department: typed.slice(0, 150) });
  }
  if (step === 'form-room') {
    if (!typed) return talk.say(words.room);
    const { name = '', department = '' } = filled;
    const room = typed.slice(0, 60);
    talk.say(words.check(name, department, room), [
      [talk.button(words.send, 'send'), talk.button(words.again, 'again')],
    ]);
    return talk.go('form-check', { ...filled, room });
  }
  if (step !== 'form-check') return;
  if (args[0] === 'again') {
    talk.say(words.name);
    return talk.go('form-name', { texts: filled.texts });
  }
  if (args[0] !== 'send') return;
  const given = { chatId: talk.chat.id, evidence: `${talk.chat.channel}, чат ${talk.chat.id}`, ...filled };
  const { body } = await perform(talk.services, registerAct, systemActor('messenger'), given, key);
  talk.say(linkWords().waiting(String((body as { number: number }).number)));
  talk.end();
}

const registerAct = action(
  defineOperation({
    name: 'core.chat.register',
    kind: 'action',
    method: 'POST',
    path: '/no/address',
    title: { ru: 'Регистрация через чат', en: 'Registration through a chat' },
    input: z.looseObject({}),
    output: z.looseObject({}),
    example: {},
  }),
  async (unit, input) => {
    const { chatId, evidence, texts, name, department, room } = input as unknown as Required<Filled> & {
      chatId: string;
      evidence: string;
    };
    const { services } = shapeOf(unit);
    const db = unscoped(unit);
    const chat = await db.selectFrom('chat').selectAll().where('id', '=', chatId).forUpdate().executeTakeFirstOrThrow();
    if (chat.state === 'asked' && chat.person_id) {
      unit.event({ subjectIds: [chat.person_id], data: { chat: chatId, again: true } });
      return { number: await numberOf(unit, chat.person_id) };
    }
    const login = await freeLogin(unit);
    const id = await createUser(unit, { login, name, mustChangePassword: false, status: 'unconfirmed' });
    const consents = await giveAll(unit, id, texts, evidence);
    await db
      .updateTable('chat')
      .set({
        address: await sealedAddress(services, sqlOf(unit), chatId, id),
        person_id: id,
        state: 'asked',
        consent_id: consents[purposeOf(chat.channel)] ?? null,
        linked_at: unit.moment,
        ended_at: null,
        ended_cause: '',
      })
      .where('id', '=', chatId)
      .execute();
    unit.event({ data: { chat: chatId, channel: chat.channel }, personal: { [id]: { name, department, room } } });
    await registerPending(unit, {
      userId: id,
      source: chat.channel === 'max' ? 'max' : 'telegram',
      formerId: chat.person_id,
      note: `${department}, кабинет ${room}`,
    });
    return { number: await numberOf(unit, id) };
  },
);

async function giveAll(unit: AnyUnit, subjectId: string, texts: Record<string, string>, evidence: string) {
  const given: Record<string, string> = {};
  for (const [purposeKey, textVersionId] of Object.entries(texts)) {
    if (!(await consentTextInForce(unit, purposeKey))) continue;
    given[purposeKey] = await giveConsent(unit, {
      subjectId,
      purposeKey,
      textVersionId,
      channel: 'messenger',
      form: 'button',
      evidence,
    });
  }
  return given;
}

async function numberOf(unit: AnyUnit, id: string): Promise<number> {
  const { number } = await unscoped(unit)
    .selectFrom('app_user')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(number);
}

/** A login says nothing of the person until a curator gives one. */
async function freeLogin(unit: AnyUnit): Promise<string> {
  const { rows } = await sqlOf(unit).query<{ login: string }>(
    `select 'bot-' || (coalesce(max(substring(login from '^bot-(\\d{1,9})$')::int), 0) + 1) as login from app_user`,
  );
  return rows[0]?.login ?? 'bot-1';
}
