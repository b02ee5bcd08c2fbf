// What a contact is found by besides its name: full name, numbers of registers, phones, addresses, the organisation, the note.
import type { SearchedTexts } from '#core/search/searched.ts';

export const searchedContacts: SearchedTexts = {
  sql: `select c.id,
      concat_ws(' · ', nullif(c.full_name, ''), nullif(c.position, ''), nullif(array_to_string(c.emails, ' · '), ''),
        nullif(array_to_string(c.phones, ' · '), ''), nullif(c.postal_address, ''), nullif(c.legal_address, ''),
        organisation.name, nullif(c.note, '')) as text,
      array_remove(array[c.inn, c.kpp, c.ogrn]
        || array(select right(regexp_replace(regexp_replace(phone, ' доб.*', ''), '\\D', '', 'g'), 10) from unnest(c.phones) as phone), '') as numbers
    from contact c left join contact organisation on organisation.id = c.organisation_id
    where c.id = any($1::uuid[])`,
};
