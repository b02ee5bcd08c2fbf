drop index record_marked;
