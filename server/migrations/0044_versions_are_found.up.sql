-- A version of an article has an id of its own, so that the place where a destroyed person's name stands in it can be named and
-- mended. The table holds a row a publication: it is written anew in a moment.
-- squawk-ignore adding-field-with-default
alter table article_version add column id uuid not null default gen_random_uuid();
create unique index article_version_id on article_version (id);
