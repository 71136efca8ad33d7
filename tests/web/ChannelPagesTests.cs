using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Administrators try, release and hold the channel on a page, and all whom it concerns read that it
/// waits.</summary>
public sealed class ChannelPagesTests : IAsyncLifetime
{
    private const string NotGoingOut = "ข้อความยังไม่ส่งออก";
    private const string NoCodes = "ขณะนี้ส่งรหัสทางอีเมลไม่ได้";

    private RealStage _stage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await RealStage.StartAsync(with: s => s with { OnlyDomains = ["example.org"] });
        await InstallBossAsync(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_channel_that_leaves_the_machine_is_tried_and_then_opened()
    {
        using var boss = await _stage.SignInAsync("boss");
        _stage.Mail.LeavesTheMachine = true;
        await boss.OpenAsync("/channels");
        Assert.Contains("ยังไม่เคยเปิดใช้", boss.Page, StringComparison.Ordinal);
        Assert.Contains("<code lang=\"en\">example.org</code>", boss.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("/channels/release", boss.Page, StringComparison.Ordinal);
        await boss.SendAsync("/channels/release");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, boss.Status);

        await boss.OpenAsync("/channels");
        await boss.SendAsync("/channels/test");
        Assert.StartsWith("/channels?test=", boss.Path, StringComparison.Ordinal);
        Assert.Contains("ส่งข้อความทดสอบออกไปแล้ว", boss.Page, StringComparison.Ordinal);
        var mail = await _stage.Mail.NextAsync();
        Assert.Equal(("boss@example.org", "ข้อความทดสอบจากระบบ"), (mail.To.Email, mail.Subject));

        await boss.SendAsync("/channels/release");
        Assert.Equal("/channels", boss.Path);
        Assert.Contains("ข้อความส่งออกตามปกติ", boss.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(NotGoingOut, boss.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("boss@example.org", _stage.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_a_test_message_was_not_taken_is_read_there()
    {
        using var boss = await _stage.SignInAsync("boss");
        (_stage.Mail.LeavesTheMachine, _stage.Mail.Answer) =
            (true, new CarrierAnswer(CarrierVerdict.ChannelRefused, Reason: "The password is not taken."));
        await boss.OpenAsync("/channels");
        await boss.SendAsync("/channels/test");

        Assert.Contains("ส่งข้อความทดสอบไม่ได้", boss.Page, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"en\">The password is not taken.</span>", boss.Page, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้ทดสอบ", boss.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_held_staff_and_whoever_signs_in_read_so_and_coordinators_are_left_alone()
    {
        using var boss = await _stage.SignInAsync("boss");
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        using var nobody = new PlainBrowser(_stage.Address);
        await boss.OpenAsync("/channels");
        await boss.SendAsync("/channels/hold", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, boss.Status);
        Assert.DoesNotContain(NotGoingOut, await somchai.OpenAsync("/settings"), StringComparison.Ordinal);

        await boss.OpenAsync("/channels");
        await boss.SendAsync("/channels/hold", ("reason", "ย้ายเครื่องวันเสาร์"));

        Assert.Contains("ย้ายเครื่องวันเสาร์", boss.Page, StringComparison.Ordinal);
        Assert.Contains("href=\"/channels\">ดูช่องทางส่ง", boss.Page, StringComparison.Ordinal);
        await somchai.OpenAsync("/settings");
        Assert.Contains(NotGoingOut, somchai.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/channels\"", somchai.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("ย้ายเครื่อง", somchai.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(NotGoingOut, await nok.OpenAsync("/settings"), StringComparison.Ordinal);
        Assert.Contains(NoCodes, await nobody.OpenAsync("/sign-in"), StringComparison.Ordinal);

        // Whoever has an address and whoever has none read the same.
        foreach (var address in (string[])["nok@example.org", "stranger@example.org"])
        {
            await RealStage.AskAsync(nobody, address);
            Assert.Equal("/sign-in/code", nobody.Path);
            Assert.Contains(NoCodes, nobody.Page, StringComparison.Ordinal);
        }

        await boss.OpenAsync("/channels");
        await boss.SendAsync("/channels/release");
        Assert.DoesNotContain(NotGoingOut, await somchai.OpenAsync("/settings"), StringComparison.Ordinal);
        Assert.DoesNotContain(NoCodes, await nobody.OpenAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_or_does_anything_there()
    {
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        await somchai.OpenAsync("/channels");
        Assert.Equal(HttpStatusCode.Forbidden, somchai.Status);
        foreach (var action in (string[])["test", "release", "hold"])
        {
            await somchai.OpenAsync("/help");
            await somchai.SendAsync($"/channels/{action}", ("reason", "เพราะ"));
            Assert.Equal(HttpStatusCode.Forbidden, somchai.Status);
        }

        Assert.Equal(0, _stage.Mail.Waiting);
    }

    /// <summary>Makes an administrator, <c>boss@example.org</c>.</summary>
    internal static async Task InstallBossAsync(RealStage stage) => Assert.Equal(
        CommandResult.Done,
        await stage.Services.GetRequiredService<IPeopleDesk>().InstallAsync(
            new CommandId("boss"),
            new Person(new PersonId("boss"), "คุณบุญมี ดูแลดี", "boss@example.org", Language.Th),
            Actor.Operator,
            TimeProvider.System.GetUtcNow(),
            Stop));
}
