drop table data_import_row_file;
drop table data_import_beside;
