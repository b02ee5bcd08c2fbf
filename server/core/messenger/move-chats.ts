// Two accounts become one: the chat goes with the person, its address sealed under the key that stays.
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';
import { chatsOf, sealedAddress } from './chats.ts';
import { endChat } from './link/end-chat.ts';

export async function moveChats(unit: AnyUnit, fromId: string, intoId: string): Promise<void> {
  const { services } = shapeOf(unit);
  const sql = sqlOf(unit);
  const there = await chatsOf(sql, intoId, ['asked', 'linked']);
  for (const chat of await chatsOf(sql, fromId, ['asked', 'linked'])) {
    // The chat inside the network is of the account itself.
    if (chat.channel === 'web') {
      await endChat(services, sql, chat.id, { state: 'unlinked', cause: 'account', actor: unit.actor });
      continue;
    }
    // The chat from which the person has just written is the one that they use.
    for (const other of there) {
      if (other.channel !== chat.channel) continue;
      await endChat(services, sql, other.id, { state: 'unlinked', cause: 'other-chat', actor: unit.actor });
    }
    const address = await sealedAddress(services, sql, chat.id, intoId);
    await sql.query('update chat set person_id = $2, address = $3 where id = $1', [chat.id, intoId, address]);
    await sql.query('delete from chat_dialogue where chat_id = $1', [chat.id]);
  }
}
