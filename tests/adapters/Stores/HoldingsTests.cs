using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Privacy;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Whoever asks what is held about them is shown all of it, and nothing of anybody else.</summary>
public sealed class HoldingsTests : IAsyncLifetime
{
    private readonly StoreHouse _house = StoreHouse.InMemory();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _house.BringToAsync(WorkTaskStatus.Returned);
        await _house.Sessions.BeginAsync(new PersonId("nok"), StoreHouse.Now, Stop);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task It_is_everything_from_name_to_sessions()
    {
        var held = await HeldAboutAsync("nok");

        Assert.Equal("people", held[0].Table);
        Assert.Superset(
            new HashSet<string> { "people", "appointments", "submissions", "tasks", "sessions", "audit" },
            held.Select(p => p.Table).ToHashSet());
        Assert.Equal("nok@example.org", Value(held, "people", "Email"));
        Assert.Equal("""{"count":3}""", Value(held, "submissions", "Answers"));
    }

    [Fact]
    public async Task It_is_of_nobody_else()
    {
        Assert.DoesNotContain(await HeldAboutAsync("dao"), p => p.Table is "submissions" or "sessions" or "tasks");
        Assert.Equal("dao@example.org", Value(await HeldAboutAsync("dao"), "people", "Email"));
        Assert.Empty(await _house.Held.ReadAsync(new Viewer(Actor.Operator, []), Stop));
    }

    [Fact]
    public async Task What_lets_a_browser_in_is_not_among_it() => Assert.DoesNotContain(
        await HeldAboutAsync("nok"),
        p => p.Records.Any(r => r.Any(c => c.Key.Contains("Hash", StringComparison.Ordinal))));

    private Task<IReadOnlyList<HeldPart>> HeldAboutAsync(string person) =>
        _house.Held.ReadAsync(new Viewer(Actor.Person(new PersonId(person)), []), Stop);

    private static string? Value(IReadOnlyList<HeldPart> held, string table, string column) =>
        Assert.Single(held, p => p.Table == table).Records[0].Single(c => c.Key == column).Value;
}
