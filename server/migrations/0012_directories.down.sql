drop table directory_run_line, directory_run, directory_person, directory;
