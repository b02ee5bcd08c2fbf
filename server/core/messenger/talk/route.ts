// Who answers an update: the linking of chats for strangers, else the dialogues of the modules, as the linked person and
// with the rights of this moment.
import { messengerSetting } from '#contract/settings/messenger.ts';
import type { Sql } from '../../db/sql.ts';
import { writeEvents } from '../../events.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { settingValue } from '../../settings/value.ts';
import { systemActor } from '../../system-actor.ts';
import { purposeOf } from '../channels.ts';
import type { Chat } from '../chats.ts';
import { consentStands } from '../link/consent-stands.ts';
import { strangerDialogue, strangerStep } from '../link/stranger.ts';
import { linkWords as words } from '../link/words.ts';
import type { Button } from '../outgoing.ts';
import { chatActor } from './chat-actor.ts';
import type { Dialogue } from './dialogue.ts';
import { ownDialogue } from './own-dialogue.ts';
import { Talk, type TalkShape, type TalkWrites } from './talk.ts';

export type Asked = Omit<TalkShape, 'person' | 'dialogue' | 'args'>;

export async function route(asked: Asked): Promise<TalkWrites> {
  const { services, chat, incoming } = asked;
  if (incoming.kind === 'blocked' || incoming.kind === 'unblocked') return passage(asked);
  if (chat.personId && chat.state === 'dead' && chat.endedCause === 'blocked') {
    // Whoever writes again has let us in again.
    chat.state = await reviveChat(services, chat);
  }
  if (chat.state === 'asked' && chat.personId) chat.state = await letInIfActive(services, chat);
  if (chat.state !== 'linked' || !chat.personId) return asStranger(asked);
  const again = saidOfLink(asked);
  if (again) return again;
  const dialogues = [ownDialogue, ...services.catalog.dialogues];
  const operations = [...new Set(dialogues.flatMap((one) => one.operations))];
  const person = await chatActor(services, chat.personId, operations, { channel: chat.channel, chatId: chat.id });
  if (!person || !(await consentStands(services, chat))) return refuse(asked);
  return new Router(asked, dialogues, { ...asked, person, args: [], dialogue: ownDialogue }).route();
}

const nothing = (): TalkWrites => ({ messages: [], next: undefined, remembered: new Map() });

async function passage({ services, chat, incoming }: Asked): Promise<TalkWrites> {
  if (incoming.kind === 'blocked') {
    return { ...nothing(), endAs: { state: 'dead', cause: 'blocked', actor: systemActor('messenger') } };
  }
  if (chat.state === 'dead' && chat.endedCause === 'blocked') await reviveChat(services, chat);
  return nothing();
}

/** The link comes back only if nobody took its place, the account still stands and so does the consent. */
async function reviveChat(services: Services, chat: Chat): Promise<Chat['state']> {
  if (!(await consentStands(services, chat))) return chat.state;
  return inTransaction(services.pools.write, async (sql: Sql) => {
    const { rowCount } = await sql.query(
      `update chat c set state = 'linked', ended_at = null, ended_cause = '',
         consent_id = (select n.id from consent n join processing_purpose p on p.id = n.purpose_id
           where p.key = $2 and n.subject_id = c.person_id and n.ended_at is null limit 1)
       where c.id = $1 and c.state = 'dead' and exists (select from app_user u where u.id = c.person_id and u.status = 'active')
         and not exists (select from chat o where o.person_id = c.person_id and o.channel = c.channel and o.state in ('linked', 'asked'))`,
      [chat.id, purposeOf(chat.channel)],
    );
    if (rowCount !== 1 || !chat.personId) return chat.state;
    const note = { subjectIds: [chat.personId], data: { chat: chat.id, channel: chat.channel, again: true } };
    await writeEvents(services, sql, systemActor('messenger'), 'core.chat.link', [note], 'done');
    return 'linked';
  });
}

/** An account that became active by another door than the page of registrations opens its chat too. */
async function letInIfActive(services: Services, chat: Chat): Promise<Chat['state']> {
  const { rowCount } = await services.pools.write.query(
    `update chat c set state = 'linked', linked_at = $2 where c.id = $1 and c.state = 'asked'
       and exists (select from app_user u where u.id = c.person_id and u.status = 'active')`,
    [chat.id, services.clock.now().toISOString()],
  );
  return rowCount === 1 ? 'linked' : chat.state;
}

/**
 * The program was ended after a chat was linked or given up and before it said so: the same tap comes again, and the
 * person is told all the same.
 */
function saidOfLink({ chat, incoming, updateId }: Asked): TalkWrites | undefined {
  if (incoming.kind !== 'tap') return undefined;
  const [head = '', action = '', what = ''] = splitTap(incoming.argument);
  const linked = chat.state === 'linked' && head === `${strangerDialogue.key}${strangerDialogue.version}`;
  const left = chat.state === 'unlinked' && head === `${ownDialogue.key}${ownDialogue.version}` && action === 'leave';
  if (linked && !['yes', 'agree'].includes(action)) return undefined;
  if (left && chat.endedCause !== (what === 'withdraw' ? 'consent' : 'person')) return undefined;
  if (!linked && !left) return undefined;
  const text = linked ? words().linked : what === 'withdraw' ? words().withdrawn : words().unlinked;
  const writes = nothing();
  writes.messages.push(
    { chatId: chat.id, key: `u:${updateId}:tap`, tap: { tapId: incoming.tapId, text: '', bare: incoming.messageRef } },
    { chatId: chat.id, key: `u:${updateId}:again`, saying: { text } },
  );
  return writes;
}

async function asStranger(asked: Asked): Promise<TalkWrites> {
  const again = saidOfLink(asked);
  if (again) return again;
  const { chat, incoming } = asked;
  const own = incoming.kind === 'tap' && incoming.argument.startsWith(strangerDialogue.key);
  // Whoever was let in before is known: what they try is told to the journal, and their old buttons go.
  if (chat.personId && incoming.kind === 'tap' && !own) return refuse(asked, false);
  const person = { ...systemActor('messenger'), rights: systemActor('messenger').rights.limitedTo([]) };
  const [, action = ''] = splitTap(asked.incoming.argument);
  const state = asked.state?.dialogue === strangerDialogue.key ? asked.state : undefined;
  const args = asked.incoming.kind === 'tap' ? [action] : [];
  const talk = new Talk({ ...asked, state, person, args, dialogue: strangerDialogue });
  await strangerStep(talk, asked.updateId);
  if (chat.personId && !talk.writes.next && !own)
    talk.writes.refused = { subjectId: chat.personId, kind: incoming.kind };
  return talk.writes;
}

/** Somebody who was let in before and is no more: no data, the buttons go, the journal knows. */
function refuse({ chat, incoming, updateId }: Asked, ends = true): TalkWrites {
  const key = `u:${updateId}:refused`;
  const writes = nothing();
  writes.refused = { subjectId: chat.personId as string, kind: incoming.kind };
  if (ends) writes.endAs = { state: 'unlinked', cause: 'access', actor: systemActor('messenger') };
  if (incoming.kind === 'tap') {
    const { tapId, messageRef } = incoming;
    writes.messages.push({
      chatId: chat.id,
      key,
      tap: { tapId, text: words().noAccess, alert: true, bare: messageRef },
    });
  } else writes.messages.push({ chatId: chat.id, key, saying: { text: words().noAccess } });
  return writes;
}

/** What the table holds itself: `/constructor` is a word like any other. */
const ownOf = <T>(table: Readonly<Record<string, T>> | undefined, word: string): T | undefined =>
  table && Object.hasOwn(table, word) ? table[word] : undefined;

/** `h1:take:…` → `h1`, `take`, … */
const splitTap = (data: string): string[] => data.split(':');

class Router {
  readonly #asked: Asked;
  readonly #dialogues: readonly Dialogue[];
  readonly #shape: TalkShape;
  constructor(asked: Asked, dialogues: readonly Dialogue[], shape: TalkShape) {
    this.#asked = asked;
    this.#dialogues = dialogues;
    this.#shape = shape;
  }

  async route(): Promise<TalkWrites> {
    const { kind, command } = this.#asked.incoming;
    if (kind === 'tap') return this.#tapped();
    if (kind === 'command') return this.#commanded(command);
    if (kind === 'edited') return this.#first((one, talk) => one.edited?.(talk));
    const card = await this.#repliedCard();
    if (card) {
      const writes = await this.#first((one, talk) => one.replied?.(talk, card), false);
      if (writes) return writes;
    }
    const state = this.#asked.state;
    const under =
      state && this.#dialogues.find(({ key, version }) => key === state.dialogue && version === state.version);
    const step = under && state && ownOf(under.steps, state.step);
    if (step) return this.#run(under, step);
    return this.#first((one, talk) => one.opens?.(talk));
  }

  #talk(dialogue: Dialogue, args: readonly string[] = []): Talk {
    const state = this.#asked.state?.dialogue === dialogue.key ? this.#asked.state : undefined;
    return new Talk({ ...this.#shape, state, dialogue, args });
  }
  async #run(dialogue: Dialogue, step: (talk: Talk) => Promise<void>, args: readonly string[] = []) {
    const talk = this.#talk(dialogue, args);
    await step(talk);
    return talk.writes;
  }

  /** The first dialogue that takes it; without one the help is shown. */
  async #first(ask: (dialogue: Dialogue, talk: Talk) => Promise<boolean> | undefined): Promise<TalkWrites>;
  async #first(
    ask: (dialogue: Dialogue, talk: Talk) => Promise<boolean> | undefined,
    help: false,
  ): Promise<TalkWrites | undefined>;
  async #first(ask: (dialogue: Dialogue, talk: Talk) => Promise<boolean> | undefined, help = true) {
    for (const dialogue of this.#dialogues) {
      const talk = this.#talk(dialogue);
      if (await ask(dialogue, talk)) return talk.writes;
    }
    if (!help) return undefined;
    return this.#asked.incoming.kind === 'edited' ? nothing() : this.#help();
  }

  async #tapped(): Promise<TalkWrites> {
    const [head = '', action = '', ...args] = splitTap(this.#asked.incoming.argument);
    const dialogue = this.#dialogues.find(({ key }) => head.replace(/\d+$/, '') === key);
    const step = ownOf(dialogue?.taps, action);
    if (!dialogue || !step || head !== `${dialogue.key}${dialogue.version}`) {
      const outdated = dialogue?.outdated;
      const talk = this.#talk(dialogue ?? ownDialogue, [action, ...args]);
      talk.toast(words(talk.person.locale).updated);
      if (outdated) await outdated(talk);
      return talk.writes;
    }
    const writes = await this.#run(dialogue, step, args);
    // The button stops turning, whatever the step said.
    if (!writes.messages.some(({ tap }) => tap)) {
      const { chat, updateId, incoming } = this.#asked;
      writes.messages.unshift({ chatId: chat.id, key: `u:${updateId}:tap`, tap: { tapId: incoming.tapId, text: '' } });
    }
    return writes;
  }

  async #commanded(command: string): Promise<TalkWrites> {
    if (command === 'start' || command === 'help') return this.#help();
    for (const dialogue of this.#dialogues) {
      const known = ownOf(dialogue.commands, command);
      if (known) return this.#run(dialogue, known.run);
    }
    return this.#help();
  }

  async #help(): Promise<TalkWrites> {
    const talk = this.#talk(ownDialogue);
    const rows: (readonly Button[])[] = [];
    for (const dialogue of this.#dialogues) rows.push(...((await dialogue.menu?.(this.#talk(dialogue))) ?? []));
    const said = words(talk.person.locale);
    const { urgentPhone } = await settingValue(this.#asked.services, messengerSetting);
    talk.say([said.help, ...(urgentPhone ? ['', said.urgent(urgentPhone)] : [])].join('\n'), rows);
    return talk.writes;
  }

  async #repliedCard(): Promise<string | undefined> {
    const { services, chat, incoming } = this.#asked;
    if (!incoming.replyTo) return undefined;
    const { rows } = await services.pools.write.query<{ card: string }>(
      `select card from chat_card where chat_id = $1 and message_ref = $2 and card not like 'said:%' limit 1`,
      [chat.id, incoming.replyTo],
    );
    return rows[0]?.card;
  }
}
