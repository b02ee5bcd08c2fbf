// The personal data of people outside: contacts of the kind "person", and the words that they are found by.

import type { PersonalDataCard } from '#core/personal-data/card.ts';
import { sqlOf } from '#core/personal-data/sql-of.ts';
import { refreshWords } from '#core/search/refresh-words.ts';
import type { AnyUnit } from '#core/unit.ts';
import { type ContactValues, nameKey, searchWordsOf } from './rules.ts';

const source = { ru: 'Письма и обращения человека', en: "The person's letters" };

export const contactsPersonalData: PersonalDataCard = {
  categories: [
    { key: 'address', title: { ru: 'Почтовые адреса', en: 'Postal addresses' } },
    { key: 'taxpayer', title: { ru: 'ИНН и регистрационные номера', en: 'Registration numbers' } },
  ],
  places: [
    {
      table: 'contact',
      id: 'id',
      of: `t.id = $1 and t.kind = 'person'`,
      source,
      columns: [
        { column: 'name', title: { ru: 'Имя', en: 'Name' }, category: 'name', becomes: 'pseudonym' },
        { column: 'full_name', title: { ru: 'Полное имя', en: 'Full name' }, category: 'name', becomes: 'empty' },
        { column: 'inn', title: { ru: 'ИНН', en: 'INN' }, category: 'taxpayer', becomes: 'empty' },
        { column: 'ogrn', title: { ru: 'ОГРНИП', en: 'OGRNIP' }, category: 'taxpayer', becomes: 'empty' },
        {
          column: 'postal_address',
          title: { ru: 'Почтовый адрес', en: 'Postal address' },
          category: 'address',
          becomes: 'empty',
        },
        {
          column: 'legal_address',
          title: { ru: 'Адрес регистрации', en: 'Registered address' },
          category: 'address',
          becomes: 'empty',
        },
        {
          column: 'emails',
          title: { ru: 'Электронная почта', en: 'E-mail' },
          category: 'email',
          becomes: 'empty-list',
        },
        { column: 'phones', title: { ru: 'Телефоны', en: 'Phones' }, category: 'phone', becomes: 'empty-list' },
        { column: 'position', title: { ru: 'Должность', en: 'Position' }, category: 'work', becomes: 'empty' },
        { column: 'note', title: { ru: 'Примечание', en: 'Note' }, category: 'work', becomes: 'empty' },
      ],
    },
    {
      table: 'record',
      id: 'id',
      of: `t.id = $1 and exists (select from contact c where c.id = t.id and c.kind = 'person')`,
      source,
      columns: [
        {
          column: 'title',
          title: { ru: 'Имя в списках', en: 'Name in lists' },
          category: 'name',
          becomes: 'pseudonym',
        },
      ],
    },
  ],
  freeTexts: [
    {
      place: 'contact.note',
      table: 'contact',
      id: 'id',
      column: 'note',
      title: { ru: 'Примечание контакта', en: 'Note of a contact' },
    },
  ],
  onReplaced: [compareAnew],
};

type Row = ContactValues & { id: string };

/** The keys of comparison and the words of search follow the values. */
async function compareAnew(unit: AnyUnit, subjectId: string): Promise<void> {
  const sql = sqlOf(unit);
  const { rows } = await sql.query<Row>(
    `select id, name, full_name as "fullName", inn, kpp, ogrn, postal_address as "postalAddress",
       legal_address as "legalAddress", emails, phones, organisation_id as "organisationId", position, note
     from contact where id = $1 and kind = 'person'`,
    [subjectId],
  );
  const contact = rows[0];
  if (!contact) return;
  await sql.query('update contact set name_key = $2, words = array_to_tsvector($3::text[]) where id = $1', [
    contact.id,
    nameKey('person', contact.name),
    searchWordsOf(contact),
  ]);
  await refreshWords(unit, [contact.id]);
}
