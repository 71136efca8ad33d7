-- Lets the app into the store, as its identity and without a password. The owner of the database runs it once:
--   psql "host=... user=... dbname=postgres sslmode=verify-full sslrootcert=system" \
--     --set identity=NAME --set database=programflows --file infra/database-role.sql
-- Run again, it changes nothing.
\set ON_ERROR_STOP on

-- Azure keeps this function in the database 'postgres' only. Not an administrator, and not bound to multi-factor sign-in.
select pgaadauth_create_principal(:'identity', false, false)
where not exists (select from pg_roles where rolname = :'identity');

revoke connect, temporary on database :"database" from public;
grant connect, temporary on database :"database" to :"identity";

\connect :"database"

-- What the app makes is its own, so that a new release needs no owner to change the tables.
revoke all on schema public from public;
grant usage, create on schema public to :"identity";
