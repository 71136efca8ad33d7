-- Lets the app into the store, as its identity and without a password. Run it once, as the owner of the database:
--   psql ... --dbname programflows --set identity=NAME --file infra/database-role.sql
-- Running it again changes nothing.
\set ON_ERROR_STOP on

select pgaadauth_create_principal(:'identity', false, false)
where not exists (select from pg_roles where rolname = :'identity');

-- Its own schema: what it makes there is its own, so that migrations need no owner at night.
create schema if not exists programflows;
grant usage, create on schema programflows to :"identity";
alter role :"identity" in database programflows set search_path = programflows;

-- Nothing for anybody else.
revoke all on schema public from public;
