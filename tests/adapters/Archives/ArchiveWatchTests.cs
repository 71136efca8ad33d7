using Xunit;

namespace ProgramFlows.Tests.Adapters.Archives;

/// <summary>Whether the archive keeps what is laid down in it, asked of a server over HTTP.</summary>
public sealed class ArchiveWatchTests : IAsyncLifetime
{
    private const string Versions = "x-ms-immutable-storage-with-versioning-enabled";
    private const string Policy = "x-ms-has-immutability-policy";

    private ScriptedArchive _archive = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _archive = await ScriptedArchive.OpenAsync();

    public ValueTask DisposeAsync() => _archive.DisposeAsync();

    [Fact]
    public async Task A_container_of_immutable_versions_with_a_policy_is_protected()
    {
        (_archive.Says[Versions], _archive.Says[Policy]) = ("true", "true");

        Assert.Null(await _archive.Guard.FindGapAsync(Stop));
    }

    [Theory]
    [InlineData("false", "true", "The container does not say that it holds immutable versions.")]
    [InlineData(null, "true", "The container does not say that it holds immutable versions.")]
    [InlineData("true", "false", "The container does not say that it has an immutability policy.")]
    [InlineData("true", null, "The container does not say that it has an immutability policy.")]
    [InlineData(null, null, "The container does not say that it holds immutable versions.")]
    public async Task What_is_not_said_is_missing(string? versions, string? policy, string gap)
    {
        (string, string?)[] said = [(Versions, versions), (Policy, policy)];
        foreach (var (header, value) in said.Where(h => h.Item2 is not null))
        {
            _archive.Says[header] = value!;
        }

        Assert.Equal(gap, await _archive.Guard.FindGapAsync(Stop));
    }

    [Fact]
    public async Task A_container_that_is_gone_protects_nothing()
    {
        _archive.Status = StatusCodes.Status404NotFound;
        _archive.Says["x-ms-error-code"] = "ContainerNotFound";

        Assert.Equal("There is no container 'reports'.", await _archive.Guard.FindGapAsync(Stop));
    }

    [Theory]
    [InlineData(StatusCodes.Status403Forbidden, "AuthorizationPermissionMismatch")]
    [InlineData(StatusCodes.Status404NotFound, "ResourceNotFound")]
    [InlineData(StatusCodes.Status400BadRequest, "UnsupportedHeader")]
    public async Task A_refusal_is_no_answer(int status, string code)
    {
        (_archive.Status, _archive.Says["x-ms-error-code"]) = (status, code);

        await IsNoAnswerAsync();
    }

    [Fact]
    public async Task A_server_that_is_away_is_no_answer()
    {
        var guard = _archive.Guard;
        await _archive.CloseAsync();

        await Assert.ThrowsAsync<IOException>(() => guard.FindGapAsync(Stop));
    }

    [Fact]
    public async Task It_asks_for_nothing_but_the_containers_properties_and_sends_no_token_in_the_clear()
    {
        await _archive.Guard.FindGapAsync(Stop);

        Assert.Equal(["GET /account/reports?restype=container 2025-07-05"], _archive.Asked);
    }

    [Theory]
    [InlineData("reports")]
    [InlineData("https://account.blob.core.windows.net/")]
    [InlineData("https://account.blob.core.windows.net/reports/2570")]
    [InlineData("https://account.blob.core.windows.net/reports?sv=2025-07-05&sig=secret")]
    [InlineData("https://user:secret@account.blob.core.windows.net/reports")]
    [InlineData("ftp://account.blob.core.windows.net/reports")]
    public void An_address_that_is_no_containers_or_holds_a_key_is_our_own_mistake(string address)
    {
        var mistake = Assert.Throws<ArgumentException>(() => ScriptedArchive.GuardOf(address));

        Assert.StartsWith("The archive's address is not that of a container.", mistake.Message);
        Assert.DoesNotContain("secret", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_that_the_ground_gives_is_taken() =>
        Assert.NotNull(ScriptedArchive.GuardOf("https://pfdevarc.blob.core.windows.net/reports"));

    private async Task IsNoAnswerAsync()
    {
        var error = await Assert.ThrowsAsync<IOException>(() => _archive.Guard.FindGapAsync(Stop));

        Assert.Contains("/account/reports' could not be asked whether it is protected: ", error.Message);
        Assert.EndsWith("give the app's identity the right to read the container.", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }
}
