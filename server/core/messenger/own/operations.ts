// One's own chat: whether it is linked, a code to link it, the end of the link.
import { renderSVG } from 'uqr';
import { makeMyCode, readMyMessenger, unlinkMyChat } from '#contract/messenger.ts';
import { action, query } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { botNamed } from '../bot-named.ts';
import { makeCode, spacedCode } from '../link/codes.ts';
import { endChatsOf } from '../link/end-chat.ts';

export const readMyMessengerQuery = query(readMyMessenger, async (reader) => {
  const sql = sqlOf(reader);
  const bot = await botNamed(shapeOf(reader).services, sql);
  const { rows } = await sql.query<{ state: 'linked' | 'asked'; linkedAt: string; mutedUntil: string | null }>(
    `select state, linked_at as "linkedAt", case when muted_until > $2 then muted_until end as "mutedUntil" from chat
     where person_id = $1 and channel = 'telegram' and state in ('linked', 'asked')`,
    [accountOf(reader.actor), reader.now.toISOString()],
  );
  return { available: bot !== null, bot: bot?.name || null, chat: rows[0] ?? null };
});

/** A code for somebody, with the address that opens the bot with it. */
export async function codeFor(unit: AnyUnit, personId: string) {
  const { services } = shapeOf(unit);
  const sql = sqlOf(unit);
  const bot = await botNamed(services, sql);
  if (!bot) throw new Refusal('messenger_off');
  const made = await makeCode(sql, services.keys, { personId, madeBy: unit.actor.id, now: unit.now });
  const link = bot.name ? `https://t.me/${bot.name}?start=${made.code}` : null;
  return {
    code: spacedCode(made.code),
    link,
    qr: link && renderSVG(link),
    bot: bot.name || null,
    expiresAt: made.expiresAt,
  };
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
