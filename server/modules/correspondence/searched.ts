// What a letter is found by besides number, subject and counterpart: the sender's number, addressees, notes and marks.
import { sql } from 'kysely';
import type { SearchedTexts } from '#core/search/searched.ts';

export const searchedLetters: SearchedTexts = {
  sql: `select l.id,
      concat_ws(' · ', nullif(l.signatory_name, ''), nullif(l.signatory_position, ''), nullif(l.forwarded_to, ''),
        nullif(l.instruction, ''), nullif(l.note, ''), nullif(l.signature_note, ''), nullif(l.case_index, ''),
        to_char(l.document_date, 'DD.MM.YYYY'), addressee.name, l.cancel_reason, others.names) as text,
      array_remove(array[l.external_number, l.tracking_number] || others.tracking, '') as numbers
    from letter l left join principal addressee on addressee.id = l.addressee_id
      left join lateral (select string_agg(a.name, ' · ' order by a.position) as names, array_agg(a.tracking_number) as tracking
        from letter_addressee a where a.letter_id = l.id) as others on true
    where l.id = any($1::uuid[])`,
  ofContact: (contactId) => sql`select letter.id from letter where letter.correspondent_id = ${contactId}::uuid
    union all select a.letter_id from letter_addressee as a where a.contact_id = ${contactId}::uuid`,
};
