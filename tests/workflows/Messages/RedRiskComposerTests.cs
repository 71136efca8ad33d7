using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Messages;

/// <summary>How a message about an urgent matter reads that somebody has sent again.</summary>
public sealed class RedRiskComposerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Language.Th, "ท่านอาจได้รับแล้ว")]
    [InlineData(Language.En, "you may have it already")]
    public void Whoever_may_have_it_already_is_told_so_and_nobody_else(Language language, string told)
    {
        var message = new RedRiskMessage(
            "key",
            new Person(new PersonId("p"), "สมหญิง", "p@example.org", language),
            new CommandId("red"),
            "70-500101-ABCD",
            new LocalizedText("ต.บ้านใหม่", "Ban Mai"),
            Now);

        foreach (var isSecond in (bool[])[true, false])
        {
            var mail = RedRiskComposer.Compose(
                message with { MaybeSecond = isSecond },
                new SiteAddress(new Uri("https://programflows.example.org/")),
                new SenderIdentity(),
                Now);
            Assert.Equal(isSecond, mail.Text.Contains(told, StringComparison.Ordinal));
            Assert.Equal(isSecond, mail.Html.Contains(told, StringComparison.Ordinal));
        }
    }
}
