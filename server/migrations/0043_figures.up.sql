-- Figures of a year and certificates of numbers read these alone, where they read the whole tables before.
create index letter_grouped on letter (id) include (journal_id, kind_id, department_id, correspondent_id);
create index letter_addressee_counted on letter_addressee (letter_id, contact_id) where contact_id is not null;
create index issued_number_counted on issued_number (series_id, period, state, suffix);
