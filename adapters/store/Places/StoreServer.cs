using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ProgramFlows.Adapters.Store.Places;

/// <summary>
/// The tables in PostgreSQL, where several processes may write at the same time. A transaction sees the tables as of
/// one moment and fails when another has changed a row or taken a key since; every command changes a row or takes a key
/// that no other may, so that of two that exclude each other one fails, looks again and finds what the first did.
/// </summary>
internal sealed class StoreServer : StorePlace
{
    private const IsolationLevel OneMoment = IsolationLevel.RepeatableRead;

    /// <summary>Chosen once, and the same in every release: it is what processes meet at.</summary>
    private const long OneBringsUpToDate = 8_046_255_110;

    private static readonly TimeSpan PasswordIsAskedAgainAfter = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan PasswordIsTriedAgainAfter = TimeSpan.FromSeconds(5);

    private readonly CommandLookups _lookups = new();
    private readonly NpgsqlDataSource _source;
    private readonly string _user;
    private readonly PooledDbContextFactory<PostgreSqlContext> _writers;
    private readonly PooledDbContextFactory<PostgreSqlContext> _readers;

    private StoreServer(NpgsqlDataSource source, NpgsqlConnectionStringBuilder settings)
    {
        _source = source;
        _user = settings.Username ?? "";
        Name = $"The database '{settings.Database}' on '{settings.Host}'";
        _writers = new PooledDbContextFactory<PostgreSqlContext>(
            new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql(source).Options);
        _readers = new PooledDbContextFactory<PostgreSqlContext>(
            new DbContextOptionsBuilder<PostgreSqlContext>()
                .UseNpgsql(source)
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                .Options);
    }

    public override bool IsShared => true;

    protected override string Name { get; }

    /// <exception cref="StoreException">It cannot be reached or written, or a newer release wrote it.</exception>
    public static StoreServer Open(string connectionString, Func<CancellationToken, ValueTask<string>>? password)
    {
        var server = Reach(connectionString, password);
        try
        {
            // A database that does not exist would be made; it is more likely that its name is wrong.
            using (var connection = server._source.OpenConnection())
            {
                using var turn = TakeTurn(connection);
                server.BringUpToDate();
            }

            return server;
        }
        catch (Exception e)
        {
            server.Dispose();
            throw server.Told(e);
        }
    }

    public override StoreContext ForReading() => _readers.CreateDbContext();

    public override IDbContextTransaction BeginWriting(StoreContext context) =>
        context.Database.BeginTransaction(OneMoment);

    public override IDbContextTransaction BeginReading(StoreContext context) =>
        context.Database.BeginTransaction(OneMoment);

    public override bool WasCrossed(Exception e) => Within<PostgresException>(e)?.SqlState
        is PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.UniqueViolation;

    public override bool IsAway(Exception e) => !WasCrossed(e) && Within<NpgsqlException>(e) is { IsTransient: true };

    public override void Dispose() => _source.Dispose();

    protected override StoreContext Writer()
    {
        var context = _writers.CreateDbContext();
        context.Lookups = _lookups;
        return context;
    }

    protected override StoreException ErrorOf(Exception e)
    {
        const string noLoss = "Nothing that was confirmed is lost.";
        var said = Within<PostgresException>(e);
        return new StoreException(
            said?.SqlState switch
            {
                PostgresErrorCodes.DiskFull => $"{Name} has no room left. {noLoss} Make room and try again.",
                PostgresErrorCodes.InvalidCatalogName => $"{Name} does not exist. Create it, or name another one.",
                PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                    $"{Name} does not let '{_user}' in: {said.MessageText}. Look at the user and its password "
                    + "or token.",
                PostgresErrorCodes.InsufficientPrivilege =>
                    $"{Name} refuses '{_user}': {said.MessageText}. Give this user the right to make tables.",
                null when Within<NpgsqlException>(e) is { } away =>
                    $"{Name} cannot be reached: {away.Message}. {noLoss} Look at the server and the way to it, then "
                    + "try again.",
                _ => $"{Name} reported: {said?.MessageText ?? e.Message}. {noLoss} Look at the server, then try again.",
            },
            e);
    }

    /// <summary>
    /// Waits until no other process brings the tables up to date. EF Core's own lock holds for one change only, and of
    /// two that have several to make both would make the second.
    /// </summary>
    private static NpgsqlTransaction TakeTurn(NpgsqlConnection connection)
    {
        var turn = connection.BeginTransaction();
        using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, turn);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = OneBringsUpToDate });
        command.ExecuteNonQuery();
        return turn;
    }

    private static StoreServer Reach(string connectionString, Func<CancellationToken, ValueTask<string>>? password)
    {
        try
        {
            var builder = new NpgsqlDataSourceBuilder(connectionString);
            var settings = builder.ConnectionStringBuilder;
            settings.ApplicationName ??= "programflows";
            if (password is not null)
            {
                builder.UsePeriodicPasswordProvider(
                    (_, cancellationToken) => password(cancellationToken),
                    PasswordIsAskedAgainAfter,
                    PasswordIsTriedAgainAfter);
            }

            return new StoreServer(builder.Build(), settings);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            throw new StoreException(
                $"The connection string of the store cannot be used: {e.Message} Write it as "
                + "'Host=...;Database=...;Username=...'.",
                e);
        }
    }
}
