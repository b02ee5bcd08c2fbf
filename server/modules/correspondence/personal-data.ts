// Letters keep the names of those who wrote and those who were written to: copies that go with the contact.
import type { PersonalColumn, PersonalDataCard, Replacement } from '#core/personal-data/card.ts';
import { sqlOf } from '#core/personal-data/sql-of.ts';
import { refreshWords } from '#core/search/refresh-words.ts';

const source = { ru: 'Карточки писем', en: 'Cards of letters' };
const person = `exists (select from contact c where c.id = $1 and c.kind = 'person')`;

const ownField = (column: string, becomes: Replacement): PersonalColumn => ({
  column,
  title: { ru: 'Дополнительное поле письма', en: 'Custom field of a letter' },
  category: 'letters',
  becomes,
});

export const correspondencePersonalData: PersonalDataCard = {
  categories: [{ key: 'letters', title: { ru: 'Переписка', en: 'Correspondence' } }],
  places: [
    {
      table: 'record',
      id: 'id',
      of: `t.id in (select l.id from letter l where l.correspondent_id = $1) and ${person}
        and t.counterpart = (select c.name from contact c where c.id = $1)`,
      source,
      columns: [
        {
          column: 'counterpart',
          title: { ru: 'Корреспондент в списке писем', en: 'Correspondent in lists' },
          category: 'name',
          becomes: 'pseudonym',
        },
      ],
    },
    {
      table: 'letter',
      id: 'id',
      of: `t.correspondent_id = $1 and ${person}`,
      source,
      columns: [
        {
          column: 'correspondent_name',
          title: { ru: 'Корреспондент', en: 'Correspondent' },
          category: 'name',
          becomes: 'pseudonym',
        },
      ],
    },
    {
      table: 'letter_addressee',
      id: 'id',
      of: `t.contact_id = $1 and ${person}`,
      source,
      columns: [{ column: 'name', title: { ru: 'Адресат', en: 'Addressee' }, category: 'name', becomes: 'pseudonym' }],
    },
    {
      // Values of the organisation's own fields that are marked as personal, in the person's letters.
      table: 'record_field_value',
      id: 'id',
      of: `t.field_id in (select f.id from record_field f where f.personal) and ${person}
        and t.record_id in (select l.id from letter l where l.correspondent_id = $1
          union all select a.letter_id from letter_addressee a where a.contact_id = $1)`,
      source,
      columns: [
        ownField('text_value', 'empty'),
        ownField('number_value', 'null'),
        ownField('date_value', 'null'),
        ownField('code', 'null'),
        ownField('principal_id', 'null'),
        ownField('contact_id', 'null'),
      ],
    },
  ],
  traces: [
    {
      key: 'letters',
      title: { ru: 'Письма', en: 'Letters' },
      category: 'letters',
      sql: `select r.created_at as at, coalesce(r.number, '') || ' ' || l.direction as text from letter l join record r on r.id = l.id
        where l.correspondent_id = $1 or l.addressee_id = $1 or l.id in (select letter_id from letter_addressee where contact_id = $1)
          or l.id in (select record_id from record_field_value where contact_id = $1)
        order by r.registration_order desc limit $2`,
    },
  ],
  freeTexts: [
    {
      place: 'letter.note',
      table: 'letter',
      id: 'id',
      column: 'note',
      title: { ru: 'Примечание письма', en: 'Note of a letter' },
    },
    {
      place: 'letter.instruction',
      table: 'letter',
      id: 'id',
      column: 'instruction',
      title: { ru: 'Резолюция', en: 'Instruction' },
    },
    {
      place: 'letter.signatory_name',
      table: 'letter',
      id: 'id',
      column: 'signatory_name',
      title: { ru: 'Подписант письма', en: 'Signatory' },
    },
    {
      place: 'letter.forwarded_to',
      table: 'letter',
      id: 'id',
      column: 'forwarded_to',
      title: { ru: 'Кому передано', en: 'Forwarded to' },
    },
    {
      place: 'letter.signature_note',
      table: 'letter',
      id: 'id',
      column: 'signature_note',
      title: { ru: 'Отметка о подписи', en: 'Signature note' },
    },
    {
      place: 'letter.correspondent_name',
      table: 'letter',
      id: 'id',
      column: 'correspondent_name',
      title: { ru: 'Имя корреспондента', en: 'Correspondent name' },
    },
    {
      place: 'letter_addressee.name',
      table: 'letter_addressee',
      id: 'id',
      column: 'name',
      title: { ru: 'Имя адресата', en: 'Addressee name' },
    },
    {
      place: 'letter_addressee.delivery_note',
      table: 'letter_addressee',
      id: 'id',
      column: 'delivery_note',
      title: { ru: 'Примечание об отправке', en: 'Note of a delivery' },
    },
    {
      place: 'letter.cancel_reason',
      table: 'letter',
      id: 'id',
      column: 'cancel_reason',
      title: { ru: 'Причина аннулирования', en: 'Reason of cancelling' },
    },
  ],
  onReplaced: [
    async (unit, subjectId) => {
      const { rows } = await sqlOf(unit).query<{ id: string }>(
        'select id from letter where correspondent_id = $1 union select letter_id from letter_addressee where contact_id = $1',
        [subjectId],
      );
      await refreshWords(
        unit,
        rows.map((row) => row.id),
      );
    },
  ],
};
