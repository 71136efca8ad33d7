using System.Data.Common;
using Azure.Core;
using Azure.Identity;

namespace ProgramFlows.Functions;

/// <summary>
/// The password of the store's database: a token of the app's own identity, so that there is none to keep.
/// </summary>
public static class DatabaseToken
{
    private const string Scope = "https://ossrdbms-aad.database.windows.net/.default";

    /// <summary>Where the password comes from; null where the connection string brings one, as on a developer's
    /// machine.</summary>
    /// <param name="connectionString">The database, as Npgsql reads it.</param>
    public static Func<CancellationToken, ValueTask<string>>? Source(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (parts.ContainsKey("Password"))
        {
            return null;
        }

        var identity = new DefaultAzureCredential();
        return async cancellationToken =>
            (await identity.GetTokenAsync(new TokenRequestContext([Scope]), cancellationToken).ConfigureAwait(false))
                .Token;
    }
}
