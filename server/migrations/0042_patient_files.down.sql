-- data: drops file_quarantine (what was held stays out of sight as a removed attachment), file.cleaned_of
drop table file_quarantine;
alter table file drop column cleaned_of;
