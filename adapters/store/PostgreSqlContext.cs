using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

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
        configurationBuilder.Properties<PersonId>().UseCollation(Ordinal);
        configurationBuilder.Properties<TaskId>().UseCollation(Ordinal);
        configurationBuilder.Properties<NetworkCode>().UseCollation(Ordinal);
        configurationBuilder.Properties<CommandId>().UseCollation(Ordinal);
    }
}
