#!/bin/sh
# Makes the two roles and the database on PostgreSQL's first start: the owner migrates, the program runs as the other.
set -eu
psql --set=ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --set=owner_password="$VEDOMO_OWNER_PASSWORD" --set=app_password="$VEDOMO_APP_PASSWORD" <<'SQL'
create role vedomo_owner login password :'owner_password';
create role vedomo_app login password :'app_password';
create database vedomo owner vedomo_owner encoding 'UTF8' locale 'C.UTF-8' template template0;
revoke connect on database vedomo from public;
grant connect on database vedomo to vedomo_app;
SQL
