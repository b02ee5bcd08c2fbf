drop table ticket_undo_item;
drop table ticket_undo;
