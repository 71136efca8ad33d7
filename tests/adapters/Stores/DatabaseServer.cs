using Npgsql;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(ProgramFlows.Tests.Adapters.Stores.DatabaseServer))]

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Databases for the stores of all tests, on one server that starts with the first of them.</summary>
public sealed class DatabaseServer : IDisposable
{
    private const string Template = "prepared";

    private readonly PostgresServer _server = new();
    private readonly Lock _one = new();
    private bool _isPrepared;

    /// <summary>A database with no table in it.</summary>
    public string NewEmptyDatabase() => NewDatabase("template0");

    /// <summary>A database with the store's tables, which were made once: that takes the longest.</summary>
    public string NewDatabase()
    {
        lock (_one)
        {
            if (!_isPrepared)
            {
                Do($"CREATE DATABASE {Template} TEMPLATE template0");

                // What stays connected could not be copied.
                Open($"{ConnectionString(Template)};Pooling=False");
                _isPrepared = true;
            }
        }

        return NewDatabase(Template);
    }

    /// <summary>A database that belongs to a user with a password.</summary>
    public string NewDatabaseOf(string user, string password)
    {
        Do($"DROP ROLE IF EXISTS {user}");
        Do($"CREATE ROLE {user} LOGIN SUPERUSER PASSWORD '{password}'");
        return $"{NewDatabase()};Username={user}";
    }

    /// <summary>How to connect to a database as the owner of the server.</summary>
    public string ConnectionString(string database)
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, PostgresServer.Missing);
        return _server.ConnectionString(database);
    }

    public void Dispose() => _server.Dispose();

    private static void Open(string connectionString) =>
        Store.Open(new StoreOptions { ConnectionString = connectionString }).DisposeAsync().AsTask().GetAwaiter()
            .GetResult();

    private string NewDatabase(string template)
    {
        var database = $"store_{Guid.NewGuid():N}";
        Do($"CREATE DATABASE {database} TEMPLATE {template}");
        return ConnectionString(database);
    }

    private void Do(string sql)
    {
        using var connection = new NpgsqlConnection($"{ConnectionString("postgres")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
