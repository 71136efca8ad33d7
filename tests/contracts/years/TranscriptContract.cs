using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Years;

/// <summary>
/// One network's year as the people in it live through it. A change to a programme, to a rule or to a text shows here
/// as a difference in what people receive and when. PROGRAMFLOWS_ACCEPT=1 writes the new text down; then read it.
/// </summary>
/// <typeparam name="THost">How the host is started.</typeparam>
public abstract class TranscriptContract<THost> : YearContract<THost>
    where THost : IYearHostStart
{
    private static readonly StoryLine[] Story =
    [
        // Punctual.
        new(new(2026, 10, 20), TaskAction.Submit, "core-team"),
        new(new(2026, 10, 22), TaskAction.Accept, "core-team"),

        // Given back once, then good.
        new(new(2026, 11, 10), TaskAction.Submit, "team-goals"),
        new(new(2026, 11, 12), TaskAction.Return, "team-goals"),
        new(new(2026, 11, 14), TaskAction.Submit, "team-goals"),
        new(new(2026, 11, 17), TaskAction.Accept, "team-goals"),

        // Late, so that it is handed up to the province.
        new(new(2026, 12, 20), TaskAction.Submit, "problem-list"),
        new(new(2026, 12, 21), TaskAction.Accept, "problem-list"),

        // Moved in time.
        new(new(2026, 12, 18), TaskAction.Extend, "checking-tools"),
        new(new(2026, 12, 30), TaskAction.Submit, "checking-tools"),

        // Reviewed late: the reviewer is reminded.
        new(new(2027, 1, 12), TaskAction.Accept, "checking-tools"),

        new(new(2026, 12, 28), TaskAction.Submit, "risk-assessment"),
        new(new(2026, 12, 29), TaskAction.Accept, "risk-assessment"),
        new(new(2027, 1, 25), TaskAction.Submit, "allies"),
        new(new(2027, 1, 26), TaskAction.Accept, "allies"),

        // Waived.
        new(new(2027, 1, 28), TaskAction.Waive, "agreement"),
        new(new(2027, 2, 15), TaskAction.Submit, "action-plan"),
        new(new(2027, 2, 16), TaskAction.Accept, "action-plan"),
        new(new(2027, 4, 20), TaskAction.Submit, "key-activities"),
        new(new(2027, 4, 21), TaskAction.Accept, "key-activities"),

        // From here on the network is silent.
    ];

    [Theory]
    [InlineData(Language.Th)]
    [InlineData(Language.En)]
    public async Task A_networks_year_reads_as_it_is_written_down(Language language)
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(language));
        var story = Story.OrderBy(l => l.Day).ToList();

        var played = await new Transcript(year, language).PlayAsync(story);

        var file = Path.Combine(
            House.Root, "tests", "transcripts", $"network-year-2570.{(language == Language.Th ? "th" : "en")}.txt");
        if (Environment.GetEnvironmentVariable("PROGRAMFLOWS_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(file, played, Cancellation);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, Cancellation), played);
    }
}
