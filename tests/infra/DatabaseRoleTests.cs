using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>infra/database-role.sql on a real PostgreSQL, where only Azure's own function is made up.</summary>
public sealed class DatabaseRoleTests
{
    private const string Beginning =
        """
        sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --username "$@"; }
        sql owner --dbname postgres <<'SQL'
        create database programflows;
        create role stranger login;
        create function pgaadauth_create_principal(name text, administrator boolean, mfa boolean) returns text
          language plpgsql as $$ begin
            if administrator or mfa then raise exception 'too much'; end if;
            execute format('create role %I login', name);
            return format('Created role for %I', name);
          end $$;
        SQL
        let_in() { sql owner --dbname postgres --set identity=programflows-dev-app --set database=programflows \
          --file infra/database-role.sql; }
        refused() { if "$@" > refused.log 2>&1; then echo "not refused: $*"; exit 1; fi; }

        """;

    [Fact]
    public Task The_app_makes_and_fills_its_tables_without_being_an_owner() => SucceedsAsync(
        """
        let_in | grep 'Created role for "programflows-dev-app"'
        sql programflows-dev-app --dbname programflows --command 'create table networks (code text)'
        sql programflows-dev-app --dbname programflows --command "insert into networks values ('500101')"
        test "$(sql programflows-dev-app --dbname programflows --command 'select code from networks')" = 500101
        refused sql programflows-dev-app --dbname programflows --command 'create role another'
        refused sql programflows-dev-app --dbname programflows --command 'create database another'
        """);

    [Fact]
    public Task Run_again_the_script_changes_nothing() => SucceedsAsync(
        """
        let_in
        sql programflows-dev-app --dbname programflows --command 'create table networks (code text)'
        test -z "$(let_in)"
        test "$(sql programflows-dev-app --dbname programflows --command 'select count(*) from networks')" = 0
        """);

    [Fact]
    public Task Nobody_else_gets_into_the_store() => SucceedsAsync(
        """
        let_in
        refused sql stranger --dbname programflows --command 'select 1'
        grep 'permission denied for database' refused.log
        """);

    private static async Task SucceedsAsync(string script)
    {
        Assert.SkipUnless(PostgresServer.IsInstalled && Shell.Has("psql"), PostgresServer.Missing);
        using var server = new PostgresServer();
        using var shell = new Shell();

        var (code, output) = await shell.RunAsync($"export PGHOST='{server.Host}'\n{Beginning}{script}");

        Assert.True(code == 0, output);
    }
}
