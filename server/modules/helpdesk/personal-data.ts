// Whose data tickets hold: the requester's name in lists, and what people wrote in their own words.
import { sqlOf } from '#core/handle.ts';
import type { FreeText, PersonalDataCard } from '#core/personal-data/card.ts';
import { countJoined } from './joining/join-ticket.ts';
import { helpdeskMeasures } from './measures.ts';

const source = { ru: 'Заявки', en: 'Tickets' };
const words = (column: string, title: { ru: string; en: string }): FreeText => ({
  place: `ticket.${column}`,
  table: 'ticket',
  id: 'id',
  column,
  title,
  record: 't.id',
});

/** A text that hangs on a ticket without being searched with it. */
const beside = (table: string, column: string, title: { ru: string; en: string }): FreeText => ({
  place: `${table}.${column}`,
  table,
  id: 'id',
  column,
  title,
});

export const helpdeskPersonalData: PersonalDataCard = {
  measures: helpdeskMeasures,
  categories: [{ key: 'tickets', title: { ru: 'Заявки', en: 'Tickets' } }],
  places: [
    {
      table: 'record',
      id: 'id',
      of: `t.id in (select k.id from ticket k where k.requester_id = $1 or k.contact_id = $1) and t.kind = 'ticket'`,
      source,
      columns: [
        {
          column: 'counterpart',
          title: { ru: 'Заявитель в списке заявок', en: 'Requester in lists' },
          category: 'name',
          becomes: 'pseudonym',
        },
      ],
    },
  ],
  traces: [
    {
      key: 'tickets',
      title: { ru: 'Заявки', en: 'Tickets' },
      category: 'tickets',
      sql: `select r.created_at as at, coalesce(r.number, '') as text from ticket t join record r on r.id = t.id
        where t.requester_id = $1 or t.contact_id = $1 or t.executor_id = $1 order by r.registration_order desc limit $2`,
    },
    {
      key: 'joined-tickets',
      title: { ru: 'Чужие заявки, к которым человек присоединился', en: 'Tickets of others that the person joined' },
      category: 'tickets',
      sql: `select j.joined_at as at, coalesce(r.number, '') as text from ticket_join j join record r on r.id = j.ticket_id
        where j.user_id = $1 order by j.joined_at desc limit $2`,
    },
  ],
  onDestroyed: [
    async (unit, subjectId) => {
      // Whoever is nobody any more waits for nothing; that they waited is told of nobody.
      const { rows } = await sqlOf(unit).query<{ id: string }>(
        'delete from ticket_join where user_id = $1 returning ticket_id as id',
        [subjectId],
      );
      for (const { id } of rows) await countJoined(sqlOf(unit), id);
    },
  ],
  freeTexts: [
    words('description', { ru: 'Описание заявки', en: 'Description of a ticket' }),
    words('place_note', { ru: 'Место в заявке', en: 'Place in a ticket' }),
    words('result', { ru: 'Результат заявки', en: 'Result of a ticket' }),
    words('cancel_reason', { ru: 'Причина отмены заявки', en: 'Reason of cancelling a ticket' }),
    words('rating_words', { ru: 'Отзыв о заявке', en: 'Words of a rating' }),
    beside('ticket_checklist_item', 'text', { ru: 'Пункт чек-листа', en: 'Item of a checklist' }),
    beside('ticket_time', 'note', { ru: 'На что ушло время', en: 'What time was spent on' }),
    { ...beside('ticket_macro', 'steps', { ru: 'Тексты макросов', en: 'Texts of macros' }), json: true },
  ],
};
