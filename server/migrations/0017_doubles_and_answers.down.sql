-- data: drops contact_merge (the earlier version knows no merging; what was merged stays merged)
-- data: drops contact_double (found anew by the job)
-- data: drops letter.number_key (computed)
-- data: drops letter.sender_key (computed)
-- data: drops letter.answer_by (the earlier version has no such day; the history keeps what was set)
-- data: drops letter.answered_id (follows from the links)
-- data: drops letter_kind.needs_answer (the earlier version has no such setting)
-- data: drops letter_kind.answer_closes (the earlier version has no such setting)
-- data: drops attachment.second_copy (the history keeps the mark)
-- data: drops contact.merged_into (the earlier version knows no merging)
-- data: drops contact.double_keys (computed)
-- data: rewrites contact.inn (a merged contact gives up the number of the one that it became)
-- data: rewrites contact.kpp (the same)
drop table contact_double;
drop table contact_merge;
drop index contact_inn;
-- A merged contact may bear the number of the one that it was merged into.
update contact set inn = '', kpp = '' where merged_into is not null and inn <> ''
  and exists (select from contact other where other.id <> contact.id and other.kind = contact.kind and other.inn = contact.inn
    and other.kpp = contact.kpp and other.merged_into is null);
create unique index contact_inn on contact (kind, inn, kpp) where inn <> '';
alter table contact drop column merged_into, drop column double_keys;
alter table attachment drop column second_copy;
alter table letter_kind drop column needs_answer, drop column answer_closes;
alter table letter drop column number_key, drop column sender_key, drop column answer_by, drop column answered_id;
