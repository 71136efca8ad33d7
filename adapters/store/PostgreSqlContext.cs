using Microsoft.EntityFrameworkCore;

namespace ProgramFlows.Adapters.Store;

/// <summary>The tables in PostgreSQL.</summary>
internal sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options) : StoreContext(options)
{
    // Byte by byte, as SQLite compares: moments as text sort as they should, and no server's language changes an order.
    private const string Ordinal = "C";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation(Ordinal);
        configurationBuilder.Properties<DateTimeOffset>().UseCollation(Ordinal);
    }
}
