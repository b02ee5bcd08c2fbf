// One's own chat: whether it is linked, a code to link it, the end of the link.
import { renderSVG } from 'uqr';
import type { Output } from '#contract/core.ts';
import { makeMyCode, readMyMessenger, unlinkMyChat } from '#contract/messenger.ts';
import { action, query } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { botsHere, linkTo } from '../bots.ts';
import { makeCode, spacedCode } from '../link/codes.ts';
import { endChatsOf } from '../link/end-chat.ts';

export const readMyMessengerQuery = query(readMyMessenger, async (reader) => {
  const sql = sqlOf(reader);
  const [bot] = await botsHere(shapeOf(reader).services, sql);
  type Mine = NonNullable<Output<typeof readMyMessenger>['chat']>;
  const { rows } = await sql.query<Mine>(
    `select channel, state, linked_at as "linkedAt", case when muted_until > $2 then muted_until end as "mutedUntil" from chat
     where person_id = $1 and channel <> 'web' and state in ('linked', 'asked') order by linked_at desc limit 1`,
    [accountOf(reader.actor), reader.now.toISOString()],
  );
  return { available: bot !== undefined, bot: bot?.name || null, chat: rows[0] ?? null };
});

/** A code for somebody, with the addresses that open the bots with it. */
export async function codeFor(unit: AnyUnit, personId: string) {
  const { services } = shapeOf(unit);
  const sql = sqlOf(unit);
  const bots = await botsHere(services, sql);
  if (bots.length === 0) throw new Refusal('messenger_off');
  const made = await makeCode(sql, services.keys, { personId, madeBy: unit.actor.id, now: unit.now });
  const ways = bots.map((one) => {
    const link = linkTo(one, made.code) || null;
    return { channel: one.channel, bot: one.name || null, link, qr: link && renderSVG(link) };
  });
  const { bot = null, link = null, qr = null } = ways[0] ?? {};
  return { code: spacedCode(made.code), link, qr, bot, ways, expiresAt: made.expiresAt };
}

export const makeMyCodeAction = action(makeMyCode, async (unit) => {
  const me = accountOf(unit.actor);
  const made = await codeFor(unit, me);
  unit.event({ subjectIds: [me], data: { expiresAt: made.expiresAt } });
  return made;
});

export const unlinkMyChatAction = action(unlinkMyChat, async (unit) => {
  const me = accountOf(unit.actor);
  const { services } = shapeOf(unit);
  const end = { state: 'unlinked', cause: 'person', actor: unit.actor } as const;
  const ended = await endChatsOf(services, sqlOf(unit), me, end);
  if (ended === 0) throw new Refusal('messenger_not_linked');
  unit.event({ subjectIds: [me], data: { ended } });
  return { ok: true as const };
});
