using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Everybody says for themselves whether they want the mails of a morning, and in which hours.</summary>
public sealed class SettingsTests : IAsyncLifetime
{
    private RealStage _stage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await RealStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task What_is_chosen_stands_there_again()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync("/settings");
        Assert.Matches("value=\"on\" checked", nok.Page);
        Assert.Contains("value=\"07:00\" selected>7.00 น.<", nok.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"20:00\" selected>20.00 น.<", nok.Page, StringComparison.Ordinal);
        Assert.Contains("รหัสเข้าใช้และเรื่องด่วนส่งถึงท่านได้ทุกเวลา", nok.Page, StringComparison.Ordinal);

        await nok.SendAsync("/settings/mails", ("mails", "off"), ("morning", "10:00"), ("evening", "18:00"));

        Assert.Equal("/settings?saved=1", nok.Path);
        Assert.Matches("value=\"off\" checked", nok.Page);
        Assert.Contains("value=\"10:00\" selected", nok.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"18:00\" selected", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync("/settings?lang=en");
        Assert.Contains("value=\"18:00\" selected>18:00<", nok.Page, StringComparison.Ordinal);
        Assert.Contains("Codes to sign in and urgent matters come at any time", nok.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("05:00", "20:00", "morning", "เลือกได้ตั้งแต่ 6.00 น. ถึง 12.00 น.")]
    [InlineData("", "20:00", "morning", "เลือกได้ตั้งแต่ 6.00 น. ถึง 12.00 น.")]
    [InlineData("07:00", "23:00", "evening", "เลือกได้ตั้งแต่ 17.00 น. ถึง 22.00 น.")]
    [InlineData("07:00", "soon", "evening", "เลือกได้ตั้งแต่ 17.00 น. ถึง 22.00 น.")]
    public async Task Hours_that_cannot_be_are_refused_with_those_that_can(
        string morning, string evening, string field, string words)
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync("/settings");
        await nok.SendAsync("/settings/mails", ("mails", "off"), ("morning", morning), ("evening", evening));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nok.Status);
        Assert.Contains($"<a href=\"#{field}\">", nok.Page, StringComparison.Ordinal);
        Assert.Contains(words, nok.Page, StringComparison.Ordinal);
        Assert.Matches("value=\"off\" checked", nok.Page);
        Assert.Matches("value=\"on\" checked", await nok.OpenAsync("/settings"));
    }

    [Fact]
    public async Task Whoever_helps_sees_why_somebody_does_not_answer()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        Assert.DoesNotContain("เจ้าตัวหยุดรับไว้", await somchai.OpenAsync("/people/nok"), StringComparison.Ordinal);
        await nok.OpenAsync("/settings");
        await nok.SendAsync("/settings/mails", ("mails", "off"), ("morning", "07:00"), ("evening", "20:00"));

        Assert.Contains("เจ้าตัวหยุดรับไว้", await somchai.OpenAsync("/people/nok"), StringComparison.Ordinal);
        Assert.Contains(
            "stopped by themselves", await somchai.OpenAsync("/people/nok?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_address_is_told_that_no_mail_comes_and_is_asked_nothing()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await _stage.Services.GetRequiredService<INetworkDirectory>().TakeInAsync(
            new Roster([], [new Person(new PersonId("nok"), "นก", null, Language.Th)], [], []),
            TimeProvider.System.GetUtcNow(),
            Actor.Operator,
            Stop);

        await nok.OpenAsync("/settings");

        Assert.Contains("ไม่มีอีเมลใดส่งถึงท่าน", nok.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("/settings/mails", nok.Page, StringComparison.Ordinal);
    }
}
