drop table file_text;
drop table search_due;
drop table search_number;
drop table search_text;
delete from event_cursor where follower = 'search';
