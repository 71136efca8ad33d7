using ProgramFlows.Functions;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>In Azure the store's password is a token; elsewhere the connection string may bring its own.</summary>
public sealed class DatabaseTokenTests
{
    [Fact]
    public void Without_a_password_the_identity_is_asked() =>
        Assert.NotNull(DatabaseToken.Source("Host=store.example.org;Database=programflows;Username=app"));

    [Fact]
    public void A_password_of_the_connection_string_is_enough() =>
        Assert.Null(DatabaseToken.Source("Host=localhost;Database=programflows;Username=app;Password=local"));
}
