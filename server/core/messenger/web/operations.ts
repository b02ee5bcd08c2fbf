// One's own chat in the program: its lines, what is said there, what is tapped.
import { readTalk, sayInTalk, tapInTalk } from '#contract/messenger.ts';
import { action, query } from '../../core-operation.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { newId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { storeWithin } from '../inbox/store-updates.ts';
import type { Incoming } from '../incoming.ts';
import { addressKey } from '../sealed.ts';
import { wakeChats } from '../wake.ts';
import { changeLine, linesOf, webBot, webChatOf, writeLine } from './lines.ts';

export const readTalkQuery = query(readTalk, async (reader, { before, limit }) => {
  const { services } = shapeOf(reader);
  const sql = sqlOf(reader);
  const personId = accountOf(reader.actor);
  const lines = await linesOf(services, sql, { personId, before, limit: limit + 1 });
  const { rows } = await sql.query<{ busy: boolean }>(
    `select exists (select from chat_update where chat_key = $1 and state = 'waiting') or exists (
       select from chat_message m join chat c on c.id = m.chat_id
       where c.address_key = $1 and c.channel = 'web' and m.state in ('waiting', 'sending')) as busy`,
    [addressKey(services.keys, webBot.channel, webBot.bot, personId)],
  );
  return {
    lines: lines.slice(-limit).map(({ changedAt, ...line }) => ({
      ...line,
      buttons: line.buttons.map((row) => row.map((one) => ({ ...one }))),
      changedAt: changedAt === line.createdAt ? null : changedAt,
    })),
    earlier: lines.length > limit,
    busy: rows[0]?.busy ?? false,
  };
});

const blank = { replyTo: null, album: null, text: '', command: '', argument: '', tapId: '', files: [] } as const;

async function take(unit: AnyUnit, incoming: Incoming): Promise<void> {
  const { services } = shapeOf(unit);
  await storeWithin(services, sqlOf(unit), webBot, [{ key: newId(unit.now.getTime()), body: incoming }]);
  unit.afterCommit(() => wakeChats(services.pools));
}

export const sayInTalkAction = action(sayInTalk, async (unit, { text, fileIds, replyTo, edits }) => {
  const { services } = shapeOf(unit);
  const sql = sqlOf(unit);
  const personId = accountOf(unit.actor);
  if (!text && fileIds.length === 0) throw new Refusal('invalid_input');
  const chatId = await webChatOf(services, sql, personId);
  const line = { text, buttons: [], files: fileIds.length, notice: false };
  if (edits && !(await changeLine(services, sql, { id: edits, personId }, (before) => ({ ...before, text }))))
    throw new Refusal('not_found');
  const id = edits ?? (await writeLine(services, sql, { chatId, personId, mine: true }, line));
  const command = edits ? null : /^\/([a-z_]+)(?:\s+([\s\S]*))?$/i.exec(text);
  await take(unit, {
    ...blank,
    kind: edits ? 'edited' : command ? 'command' : fileIds.length > 0 ? 'files' : 'text',
    address: personId,
    messageRef: id,
    replyTo: replyTo ?? null,
    text,
    command: command?.[1]?.toLowerCase() ?? '',
    argument: command?.[2]?.trim() ?? '',
    files: fileIds.map((reference) => ({ reference, name: '', size: null, kind: 'document' as const })),
  });
  return { id };
});

export const tapInTalkAction = action(tapInTalk, async (unit, { lineId, data }) => {
  const { services } = shapeOf(unit);
  const personId = accountOf(unit.actor);
  let offered = false;
  const there = await changeLine(services, sqlOf(unit), { id: lineId, personId }, (line) => {
    offered = line.buttons.flat().some((button) => button.data === data);
    return line;
  });
  // Only what stands on the line can be tapped.
  if (!there || !offered) throw new Refusal('not_found');
  await take(unit, {
    ...blank,
    kind: 'tap',
    address: personId,
    messageRef: lineId,
    argument: data,
    tapId: `${newId(unit.now.getTime())} ${personId}`,
  });
  return { ok: true as const };
});
