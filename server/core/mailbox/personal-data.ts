// What mailboxes hold of people: addresses of conversations, and letters as they came.
import { sqlOf } from '../handle.ts';
import type { PersonalDataCard } from '../personal-data/card.ts';

const source = { ru: 'Переписка по электронной почте', en: 'Conversations by e-mail' };

export const mailboxPersonalData: PersonalDataCard = {
  categories: [{ key: 'mail', title: { ru: 'Письма', en: 'Letters' } }],
  places: [
    {
      table: 'mail_letter',
      id: 'id',
      of: 't.person_id = $1 or t.contact_id = $1',
      source,
      columns: [
        {
          column: 'address',
          title: { ru: 'Адрес в переписке', en: 'Address of a conversation' },
          category: 'mail',
          becomes: 'empty',
        },
      ],
    },
  ],
  traces: [
    {
      key: 'letters',
      title: { ru: 'Письма, по которым заведены записи', en: 'Letters that records were made of' },
      category: 'mail',
      sql: `select received_at as at, coalesce(r.number, '') as text from mail_inbox i left join record r on r.id = i.record_id
        where i.sender_id = $1 order by i.received_at desc limit $2`,
    },
  ],
  onDestroyed: [
    async (unit, subjectId) => {
      await sqlOf(unit).query(
        'update mail_inbox set head = null, body = null, sender_key = null, sender_id = null where sender_id = $1',
        [subjectId],
      );
    },
  ],
};
