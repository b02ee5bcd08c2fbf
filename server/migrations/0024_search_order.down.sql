drop index record_undone;
drop index search_text_order;
drop index search_row_order;
