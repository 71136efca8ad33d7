using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Workflows;
using Xunit;

namespace ProgramFlows.Tests.Functions.Translation;

/// <summary>The programme's own orchestrators in Durable Task.</summary>
public sealed class ProgrammeTests
{
    private const string Morning = """{"day":"2026-01-05","at":"08:00:00","holidays":["2026-04-06"]}""";

    [Fact]
    public void Holidays_that_become_known_while_messages_go_out_reach_the_next_morning()
    {
        var run = ScriptedRun.Start(ProgrammeCatalogue.Create(), Morning, "DailyDigest");
        run.Raise("HolidaysAdded", """["2026-10-14"]""");
        run.Answer(0, "0");

        Assert.Equal(
            """continue {"day":"2026-01-06","at":"08:00:00","holidays":["2026-04-06","2026-10-14"]} with events""",
            run.Decided[^1]);
    }

    [Fact]
    public void A_morning_that_has_not_come_is_waited_for_and_holidays_move_it()
    {
        var run = ScriptedRun.Start(
            ProgrammeCatalogue.Create(), Morning.Replace("01-05", "01-06", StringComparison.Ordinal), "DailyDigest");
        run.Raise("HolidaysAdded", """["2026-01-06"]""");

        Assert.Equal(["#0 timer 01-06 01:00:00", "#1 timer 01-07 01:00:00"], run.Decided);
        Assert.True(run.Timers[0].IsGivenUp);
    }
}
