using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// For <c>dotnet ef migrations add</c> only, which is run for each context: <c>--context SqliteContext --output-dir
/// Migrations/Sqlite</c> and <c>--context PostgreSqlContext --output-dir Migrations/PostgreSql</c>.
/// </summary>
internal sealed class DesignTimeStore
    : IDesignTimeDbContextFactory<SqliteContext>, IDesignTimeDbContextFactory<PostgreSqlContext>
{
    SqliteContext IDesignTimeDbContextFactory<SqliteContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").Options);

    PostgreSqlContext IDesignTimeDbContextFactory<PostgreSqlContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql("Host=localhost").Options);
}
