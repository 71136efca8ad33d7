using Xunit;

namespace ProgramFlows.Tests.Architecture;

/// <summary>What people decide on is changed in one way, which asks for leave and leaves an audit entry.</summary>
public sealed class CommandsTests
{
    [Theory]
    [InlineData("new AuditRow", "Commands/CommandWriter.cs", "RosterIntake.cs")]
    [InlineData("new SubmissionRow", "TaskDesk.cs")]
    [InlineData("new TaskRow", "TaskDesk.cs")]
    [InlineData("new LeaveRow", "LeaveDesk.cs")]
    [InlineData("new AppointmentRow", "PeopleDesk.cs", "RosterIntake.cs")]
    [InlineData("new NoticeRow", "Delivery/NoticeWriter.cs")]
    [InlineData("new RosterIntake(", "NetworkDirectory.cs")]
    [InlineData("new StaffAccountRow", "SignIn/StaffDesk.cs")]
    [InlineData("new AccountLetterRow", "SignIn/AccountDesk.cs")]
    [InlineData("new RedRiskRow", "TaskDesk.cs")]
    [InlineData(
        ": DeskCommand(",
        "Commands/OwnChoice.cs",
        "Delivery/ChannelDesk.cs",
        "Incidents/IncidentDesk.cs",
        "Delivery/MessageDesk.cs",
        "LeaveDesk.cs",
        "PeopleDesk.cs",
        "Privacy/PrivacyRequestDesk.cs",
        "RedRisks/RedRiskDesk.cs",
        "SignIn/AccountDesk.cs",
        "SignIn/StaffDesk.cs",
        "TaskDesk.cs")]
    public void Only_the_one_way_writes_it(string what, params string[] files) =>
        Assert.Equal(
            files.Select(f => $"adapters/store/{f}").Order(StringComparer.Ordinal),
            SourceFile.Code()
                .Where(f => !f.Path.StartsWith("tests/", StringComparison.Ordinal))
                .Where(f => f.Lines.Any(l => l.Contains(what, StringComparison.Ordinal)))
                .Select(f => f.Path)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_desk_asks_for_leave() =>
        Assert.All(
            SourceFile.Code().Where(f => f.Path.StartsWith("adapters/", StringComparison.Ordinal)
                && f.Lines.Any(l => l.Contains(": DeskCommand(", StringComparison.Ordinal))),
            f => Assert.Equal(
                f.Lines.Count(l => l.Contains(": DeskCommand(", StringComparison.Ordinal)),
                f.Lines.Count(l => l.Contains("AccessRules.Check", StringComparison.Ordinal))));
}
