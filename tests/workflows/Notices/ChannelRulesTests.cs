using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Notices;

/// <summary>What leaves the machine is tried before it is released, and everybody can read why it waits.</summary>
public sealed class ChannelRulesTests
{
    private const string Site = "https://one.example.org/";
    private const string Other = "https://other.example.org/";

    private static readonly Channel Outside = new("smtp", true, false, Site);
    private static readonly Channel Folder = new("folder", false, true, Site);

    [Theory]
    [InlineData(null, null, Refusal.ChannelNotTested)]
    [InlineData(Other, null, Refusal.ChannelNotTested)]
    [InlineData(null, Other, Refusal.ChannelNotTested)]
    [InlineData(Site, null, null)]
    [InlineData(Site, Other, null)]
    [InlineData(null, Site, null)]
    public void It_is_released_once_tested_for_its_site_or_where_it_was_open_before(
        string? testedFor, string? releasedFor, Refusal? why)
    {
        Assert.Equal(why, ChannelRules.WhyNotRelease(Outside, testedFor, releasedFor));
        Assert.Null(ChannelRules.WhyNotRelease(Folder, testedFor, releasedFor));
    }

    [Theory]
    [InlineData(null, null, HoldCause.NeverReleased)]
    [InlineData(null, Other, HoldCause.OtherSite)]
    [InlineData(null, Site, null)]
    [InlineData(ChannelRules.Restored, Site, HoldCause.Restored)]
    [InlineData(ChannelRules.Refused, Site, HoldCause.Refused)]
    [InlineData("ย้ายเครื่อง", Site, HoldCause.Said)]
    public void What_it_is_held_for_is_known_but_for_what_people_and_carriers_say(
        string? heldFor, string? releasedFor, HoldCause? cause) =>
        Assert.Equal(cause, ChannelRules.CauseOf(Outside, heldFor, releasedFor));

    [Fact]
    public void A_hold_has_a_reason_in_a_line()
    {
        Assert.Null(ChannelRules.WhyNotHold("ย้ายเครื่อง"));
        Assert.Equal(Refusal.ReasonMissing, ChannelRules.WhyNotHold("  "));
        Assert.Equal(Refusal.ReasonMissing, ChannelRules.WhyNotHold(new string('a', 501)));
    }

    [Fact]
    public void A_test_that_is_refused_or_put_off_has_failed_and_holds_nothing()
    {
        Assert.All(
            [CarrierVerdict.ChannelRefused, CarrierVerdict.Deferred, CarrierVerdict.Failed],
            v => Assert.Equal(DeliveryHappening.Refused, DeliveryRules.Meaning(v, MessageKind.Test, 1)));
    }

    [Theory]
    [InlineData(Language.Th, "ข้อความทดสอบจากระบบ", "มีข้อสงสัย ติดต่อ พอช. 0-2378-8300")]
    [InlineData(Language.En, "A test message", "พอช. 0-2378-8300")]
    public void The_test_message_says_what_it_is_and_nothing_about_anybody(
        Language language, string subject, string footer)
    {
        var to = new Person(new PersonId("p-1"), "คุณสมหญิง ใจดี", "somying@example.org", language);
        var message = ChannelTestComposer.Compose(
            "test-1",
            to,
            new SiteAddress(new Uri(Site)),
            new SenderIdentity(contact: "พอช. 0-2378-8300"),
            new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal((subject, "test-1", language), (message.Subject, message.Key, message.Language));
        Assert.All([message.Text, message.Html], text =>
        {
            Assert.Contains("one.example.org", text, StringComparison.Ordinal);
            Assert.Contains("2569", text, StringComparison.Ordinal);
            Assert.Contains(footer, text, StringComparison.Ordinal);
            Assert.DoesNotContain("somying", text, StringComparison.Ordinal);
            Assert.DoesNotContain("สมหญิง", text, StringComparison.Ordinal);
        });
    }
}
