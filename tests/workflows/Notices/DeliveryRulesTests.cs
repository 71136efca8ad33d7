using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Notices;

/// <summary>How messages move through the ledger, held against every state there is.</summary>
public sealed class DeliveryRulesTests
{
    private static readonly MessageState[] States = Enum.GetValues<MessageState>();
    private static readonly DeliveryHappening[] Happenings = Enum.GetValues<DeliveryHappening>();

    [Fact]
    public void Only_what_waits_is_ever_handed_over() => Assert.Equal(
        [MessageState.Pending, MessageState.Held, MessageState.Deferred],
        States.Where(s => DeliveryRules.After(s, DeliveryHappening.Begun) == MessageState.Sending));

    [Fact]
    public void What_is_unknown_waits_again_only_by_a_person() => Assert.Equal(
        [DeliveryHappening.SentAgain],
        Happenings.Where(h => DeliveryRules.After(MessageState.Unknown, h)
            is MessageState.Pending or MessageState.Held or MessageState.Deferred or MessageState.Sending));

    [Fact]
    public void Every_state_but_the_first_is_come_to_and_nothing_moves_to_where_it_stands()
    {
        var moves = States.SelectMany(s => Happenings.Select(h => (From: s, To: DeliveryRules.After(s, h)))).ToList();

        Assert.Equal(States, moves.Select(m => m.To).OfType<MessageState>().Distinct().Order());
        Assert.DoesNotContain(moves, m => m.From == m.To);
    }

    [Fact]
    public void What_is_put_off_waits_as_asked_else_ever_longer_and_has_an_end()
    {
        Assert.Equal(TimeSpan.FromSeconds(90), DeliveryRules.WaitAfter(1, TimeSpan.FromSeconds(90)));
        Assert.Equal(
            [1, 2, 4, 8, 16, 32, 60, 60],
            Enumerable.Range(1, 8).Select(a => (int)DeliveryRules.WaitAfter(a, null).TotalMinutes));
        Assert.Equal(TimeSpan.FromHours(1), DeliveryRules.WaitAfter(1, TimeSpan.FromDays(9)));
        Assert.Equal(TimeSpan.Zero, DeliveryRules.WaitAfter(1, TimeSpan.FromSeconds(-1)));
        Assert.Equal(
            DeliveryHappening.PutOff, DeliveryRules.Meaning(CarrierVerdict.Deferred, MessageKind.Digest, 11));
        Assert.Equal(
            DeliveryHappening.Refused, DeliveryRules.Meaning(CarrierVerdict.Deferred, MessageKind.Digest, 12));
        Assert.Equal(
            DeliveryHappening.Refused, DeliveryRules.Meaning(CarrierVerdict.Deferred, MessageKind.SignInCode, 1));
    }

    [Fact]
    public void Domains_are_taken_whole()
    {
        var allowed = new AllowedDomains(["example.org"]);

        Assert.True(allowed.Allow("nok@EXAMPLE.org"));
        Assert.False(allowed.Allow("nok@notexample.org"));
        Assert.False(allowed.Allow("nok@sub.example.org"));
        Assert.False(allowed.Allow(null));
        Assert.True(AllowedDomains.All.Allow("nok@example.com"));
        Assert.Throws<ArgumentException>(() => new AllowedDomains(["nok@example.org"]));
    }
}
