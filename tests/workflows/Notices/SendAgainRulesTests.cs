using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Notices;

/// <summary>Which messages people may send again, held against every state there is.</summary>
public sealed class SendAgainRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly SentBefore Unknown = new(
        MessageKind.Digest, MessageState.Unknown, Today, HasAddress: true, IsAddressBounced: false, IsAnswered: false);

    [Theory]
    [InlineData(MessageKind.Digest)]
    [InlineData(MessageKind.RedRisk)]
    public void What_can_be_sent_again_is_what_the_ledger_lets_wait_again(MessageKind kind) => Assert.All(
        Enum.GetValues<MessageState>(),
        state => Assert.Equal(
            DeliveryRules.After(state, DeliveryHappening.SentAgain) is MessageState.Pending,
            SendAgainRules.Decide(Unknown with { Kind = kind, State = state }, Today) is null));

    [Theory]
    [InlineData(MessageKind.SignInCode)]
    [InlineData(MessageKind.AccountLetter)]
    public void Codes_and_account_letters_are_never_sent_again(MessageKind kind) => Assert.All(
        Enum.GetValues<MessageState>(),
        state => Assert.Equal(
            Refusal.MessageNotSentAgain,
            SendAgainRules.Decide(Unknown with { Kind = kind, State = state }, Today)));

    [Theory]
    [InlineData(MessageKind.Digest, 0, null)]
    [InlineData(MessageKind.Digest, 1, Refusal.DigestTooOld)]
    [InlineData(MessageKind.RedRisk, 7, null)]
    [InlineData(MessageKind.RedRisk, 8, Refusal.UrgentMessageTooOld)]
    public void Of_a_morning_todays_alone_and_of_urgent_matters_those_of_a_week(
        MessageKind kind, int daysAgo, Refusal? why) => Assert.Equal(
            why, SendAgainRules.Decide(Unknown with { Kind = kind, On = Today.AddDays(-daysAgo) }, Today));

    [Fact]
    public void Without_an_address_that_takes_mail_and_after_an_answer_nothing_is_sent_again()
    {
        Assert.Equal(Refusal.NoAddress, SendAgainRules.Decide(Unknown with { HasAddress = false }, Today));
        Assert.Equal(Refusal.AddressBounced, SendAgainRules.Decide(Unknown with { IsAddressBounced = true }, Today));
        Assert.Equal(
            Refusal.AnsweredAlready,
            SendAgainRules.Decide(Unknown with { Kind = MessageKind.RedRisk, IsAnswered = true }, Today));
    }

    [Fact]
    public void Every_state_is_told_as_one_group_and_no_group_is_empty()
    {
        Assert.Equal(Enum.GetValues<MessageState>(), MessageGroups.StatesOf(null));
        Assert.Equal(
            Enum.GetValues<MessageState>(), MessageGroups.All.SelectMany(g => MessageGroups.StatesOf(g)).Order());
        Assert.All(MessageGroups.All, g => Assert.NotEmpty(MessageGroups.StatesOf(g)));
    }
}
