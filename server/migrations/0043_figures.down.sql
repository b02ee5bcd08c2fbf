drop index issued_number_counted;
drop index letter_addressee_counted;
drop index letter_grouped;
