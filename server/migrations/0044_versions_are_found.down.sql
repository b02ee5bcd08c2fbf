alter table article_version drop column id;
