// The personal data of people outside: contacts of the kind "person", and the words that they are found by.

import type { PersonalDataCard } from '#core/personal-data/card.ts';
import { destroySubjectKey, sqlOf } from '#core/personal-data/sql-of.ts';
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
      of: `(t.id = $1 or t.merged_into = $1) and t.kind = 'person'`,
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
      table: 'contact_merge',
      id: 'id',
      of: `(t.kept_id = $1 or t.merged_id = $1) and exists (select from contact c where c.id = $1 and c.kind = 'person')`,
      source,
      columns: [
        {
          column: 'changed',
          title: { ru: 'Что изменило объединение карточек', en: 'What a merge of cards changed' },
          category: 'name',
          becomes: 'null',
        },
      ],
    },
    {
      table: 'record',
      id: 'id',
      of: `t.id in (select c.id from contact c where (c.id = $1 or c.merged_into = $1) and c.kind = 'person')`,
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
  onDestroyed: [endMerged],
};

type Row = ContactValues & { id: string };

/** The keys of comparison and the words of search follow the values, of the cards that became this one too. */
async function compareAnew(unit: AnyUnit, subjectId: string): Promise<void> {
  const sql = sqlOf(unit);
  const { rows } = await sql.query<Row>(
    `select id, name, full_name as "fullName", inn, kpp, ogrn, postal_address as "postalAddress",
       legal_address as "legalAddress", emails, phones, organisation_id as "organisationId", position, note
     from contact where (id = $1 or merged_into = $1) and kind = 'person'`,
    [subjectId],
  );
  for (const contact of rows)
    await sql.query(
      'update contact set name_key = $2, words = array_to_tsvector($3::text[]), double_keys = null where id = $1',
      [contact.id, nameKey('person', contact.name), searchWordsOf(contact)],
    );
  await refreshWords(
    unit,
    rows.map((contact) => contact.id),
  );
}

/** The journal told of the merged cards under their own keys. */
async function endMerged(unit: AnyUnit, subjectId: string): Promise<void> {
  const { rows } = await sqlOf(unit).query<{ id: string }>(
    `select id from contact where merged_into = $1 and kind = 'person'`,
    [subjectId],
  );
  for (const { id } of rows) await destroySubjectKey(unit, id);
}
