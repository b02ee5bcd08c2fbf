drop table contact;
