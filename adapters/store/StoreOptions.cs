using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// Where the store lives: in a folder of one machine, or in a PostgreSQL database that several processes share. With
/// neither, everything is kept in memory, for tests and rehearsals.
/// </summary>
public sealed record StoreOptions
{
    /// <summary>The folder of the store's file; made when it is missing.</summary>
    public string? Folder { get; init; }

    /// <summary>The database, as Npgsql reads it: <c>Host=...;Database=...;Username=...</c>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// Gives the password of the database, such as an Entra token, and is asked again every half hour; null where the
    /// connection string says all there is to say.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? Password { get; init; }

    /// <summary>
    /// How long nothing must have been written before a store in a folder empties its write-ahead log.
    /// </summary>
    public TimeSpan QuietAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where it logs.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>How long codes and sessions hold.</summary>
    public SignInSettings SignIn { get; init; } = new();

    /// <summary>The clock by which processes that share a database take turns at sending.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
