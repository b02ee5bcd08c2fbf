// What chats hold of people, and what a withdrawal or a destruction does to it.
import { shapeOf, sqlOf } from '../handle.ts';
import type { PersonalDataCard } from '../personal-data/card.ts';
import { purposeOf } from './channels.ts';
import { endChatsOf } from './link/end-chat.ts';

export const messengerPersonalData: PersonalDataCard = {
  categories: [{ key: 'messenger', title: { ru: 'Чат в мессенджере', en: 'Chat in a messenger' } }],
  traces: [
    {
      key: 'chats',
      title: { ru: 'Чаты, связанные с учётной записью', en: 'Chats linked to the account' },
      category: 'messenger',
      sql: `select linked_at as at, channel || ', ' || state as text from chat where person_id = $1 order by linked_at desc nulls last limit $2`,
    },
  ],
  onWithdrawn: (['telegram', 'max'] as const).map((channel) => ({
    purpose: purposeOf(channel),
    async run(unit, subjectId) {
      const end = { state: 'unlinked', cause: 'consent', actor: unit.actor } as const;
      await endChatsOf(shapeOf(unit).services, sqlOf(unit), subjectId, end, channel);
    },
  })),
  onDestroyed: [
    async (unit, subjectId) => {
      const sql = sqlOf(unit);
      const end = { state: 'unlinked', cause: 'account', actor: unit.actor } as const;
      await endChatsOf(shapeOf(unit).services, sql, subjectId, end);
      await sql.query(`delete from chat_update u using chat c where c.person_id = $1 and u.chat_key = c.address_key`, [
        subjectId,
      ]);
      await sql.query('delete from chat_file where person_id = $1', [subjectId]);
      await sql.query(`delete from chat_message m using chat c where c.id = m.chat_id and c.person_id = $1`, [
        subjectId,
      ]);
      await sql.query('delete from chat where person_id = $1', [subjectId]);
    },
  ],
};
