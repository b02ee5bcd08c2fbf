drop index letter_document_date;
drop table data_import_mapping;
drop table data_import_key;
drop table data_import_row;
drop table data_import;
