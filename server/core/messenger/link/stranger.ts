// A chat that is nobody's: a code links it, with the person's yes and, where one is asked, a consent as a message of its
// own. Whoever has no code learns nothing, once an hour.
import { formSetting } from '#contract/settings/messenger.ts';
import type { Sql } from '../../db/sql.ts';
import { Refusal } from '../../refusal.ts';
import { settingValue } from '../../settings/value.ts';
import type { Talk } from '../talk/talk.ts';
import { linkChat, personAlone, tryCode } from './acts.ts';
import { readCode } from './codes.ts';
import { consentText } from './consent-text.ts';
import { formStep, startForm } from './form.ts';
import { linkWords as words } from './words.ts';

export const strangerDialogue = { key: 'v', version: 1, minutes: 10 } as const;

export async function strangerStep(talk: Talk, key: string): Promise<void> {
  const { incoming, services, chat } = talk;
  const options = { idempotencyKey: `chat:${key}` };
  if (incoming.kind === 'tap') return tapped(talk, options);
  const typed = incoming.command === 'start' ? incoming.argument : incoming.kind === 'text' ? incoming.text : '';
  const byForm = talk.step?.startsWith('form-') ?? false;
  if (typed && !byForm && readCode(typed)) {
    const taken = await tryCode(services, { chatId: chat.id, typed }, options);
    if (taken.outcome === 'wrong') return talk.say(words().wrong);
    if (taken.outcome === 'often') return talk.say(words().often);
    talk.say(words().offer, [[talk.button(words().yes, 'yes'), talk.button(words().no, 'no')]]);
    return talk.go('offer', { personId: taken.personId });
  }
  if (byForm) return formStep(talk, options);
  if (chat.state === 'asked' && chat.personId) return talk.say(await standsAt(talk, chat.personId));
  if (incoming.command === 'start' && (await settingValue(services, formSetting)).on) return startForm(talk);
  if (await firstThisHour(talk)) talk.say(words().stranger, [], { priority: 'status' });
}

async function tapped(talk: Talk, key: { idempotencyKey: string }): Promise<void> {
  const [action] = talk.args;
  talk.toast('');
  const { personId, textId } = talk.data as { personId?: string; textId?: string };
  if (talk.step?.startsWith('form-')) return formStep(talk, key);
  if (!personId || (talk.step !== 'offer' && talk.step !== 'consent')) return;
  if (action === 'no') {
    talk.say(words().refused);
    return talk.end();
  }
  if (action !== 'yes' && action !== 'agree') return;
  const person = await personAlone(talk.services, personId, talk.chat.channel);
  if (!person) {
    talk.say(words().wrong);
    return talk.end();
  }
  if (talk.step === 'offer') {
    const text = await consentText(talk);
    if (text) return offerConsent(talk, personId, text);
  }
  if (talk.step === 'consent' && action !== 'agree') return;
  try {
    const given = { chatId: talk.chat.id, textId: textId ?? null, evidence: evidenceOf(talk) };
    const { state } = await linkChat(talk.services, person, given, key);
    talk.say(state === 'linked' ? words(person.locale).linked : words().waiting(await numberOfPerson(talk, personId)));
    talk.end();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'consent_text_changed') throw error;
    const text = await consentText(talk);
    talk.say(words().changed);
    if (text) offerConsent(talk, personId, text);
  }
}

function offerConsent(talk: Talk, personId: string, text: { id: string; body: string }): void {
  // The text alone, as it is kept: nothing else is agreed to with it.
  talk.say(text.body, [[talk.button(words().agree, 'agree'), talk.button(words().disagree, 'no')]]);
  talk.go('consent', { personId, textId: text.id });
}

const evidenceOf = (talk: Talk): string => `${talk.chat.channel}, чат ${talk.chat.id}, нажатие ${talk.incoming.tapId}`;

/** Where the request for access stands; a second one is never made from the same chat. */
async function standsAt(talk: Talk, personId: string): Promise<string> {
  const { rows } = await talk.services.pools.read.query<{ status: string }>(
    'select status from app_user where id = $1',
    [personId],
  );
  return rows[0]?.status === 'rejected'
    ? words().form.rejectedAlready
    : words().waiting(await numberOfPerson(talk, personId));
}
async function numberOfPerson({ services }: Talk, personId: string): Promise<string> {
  const { rows } = await services.pools.read.query<{ number: number }>('select number from app_user where id = $1', [
    personId,
  ]);
  return String(rows[0]?.number ?? '');
}

/** One neutral answer an hour. */
async function firstThisHour({ services, chat }: Talk): Promise<boolean> {
  const now = services.clock.now();
  const { rows } = await (services.pools.aside as Sql).query<{ hits: number }>(
    `insert into throttle as t (key, hits, window_end) values ($1, 1, $2)
     on conflict (key) do update set hits = case when t.window_end < $3 then 1 else t.hits + 1 end,
       window_end = case when t.window_end < $3 then excluded.window_end else t.window_end end returning hits`,
    [`chat-stranger ${chat.id}`, new Date(now.getTime() + 3_600_000).toISOString(), now.toISOString()],
  );
  return rows[0]?.hits === 1;
}
