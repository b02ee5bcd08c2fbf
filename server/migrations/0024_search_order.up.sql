-- The search walks what records are found by in registration order, each kind by itself: no look at the record before its
-- words are met. A kind with few records is read as a whole rather than picked out of all that hold a common word.
create index search_row_order on search_row (kind, registration_order desc, record_id desc);
create index search_text_order on search_text (kind, registration_order desc, record_id desc);
-- Most records are done; a search among those that are not starts from them.
create index record_undone on record (kind, state_group, registration_order desc, id desc) where state_group <> 'done';
