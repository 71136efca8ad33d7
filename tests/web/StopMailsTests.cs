using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>The mails of a morning are stopped from the mail itself, by its reader or by their mail program.</summary>
public sealed class StopMailsTests : IAsyncLifetime
{
    private const string OneClick = "One-Click";

    private readonly HttpClient _program = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private SiteStage _stage = null!;
    private string _path = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        _path = await _stage.StopPathAsync(SmallYear.Coordinator);
    }

    public ValueTask DisposeAsync()
    {
        _program.Dispose();
        return _stage.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_click_in_a_mail_program_stops_them_and_a_second_changes_nothing(bool isMultipart)
    {
        using var first = await ClickAsync(_path, OneClick, isMultipart);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.True(await AreStoppedAsync(SmallYear.Coordinator));
        Assert.False(await AreStoppedAsync(SmallYear.Stranger));

        var before = _stage.Rows();
        using var second = await ClickAsync(_path, OneClick, isMultipart);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(before, _stage.Rows());
    }

    [Fact]
    public async Task Looking_stops_nothing_and_asks_first()
    {
        using var scanner = new PlainBrowser(_stage.Address);
        var before = _stage.Rows();

        await scanner.HeadAsync(_path);
        Assert.Equal(HttpStatusCode.OK, scanner.Status);
        await scanner.OpenAsync(_path);

        Assert.Equal(before, _stage.Rows());
        Assert.Contains("ไม่ส่งอีเมลสรุปงานตอนเช้าถึง n•••••k@example.org อีก", scanner.Page, StringComparison.Ordinal);
        Assert.Contains("งานและกำหนดส่งยังอยู่ครบ", scanner.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("น้ำทิพย์", scanner.Page, StringComparison.Ordinal);
        using var answer = await _program.GetAsync(new Uri(_stage.Address, _path), Stop);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task A_press_without_signing_in_stops_them_and_the_settings_turn_them_on_again()
    {
        using var reader = new PlainBrowser(_stage.Address);
        await reader.OpenAsync(_path);
        await reader.SendAsync("/stop-mails", ("key", _path.Split('/')[^1]));
        Assert.Equal(_path, reader.Path);
        Assert.Contains("หยุดส่งอีเมลสรุปงานแล้ว", reader.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/stop-mails\"", reader.Page, StringComparison.Ordinal);
        Assert.True(await AreStoppedAsync(SmallYear.Coordinator));

        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        Assert.Matches("value=\"off\" checked", await nok.OpenAsync("/settings"));
        await nok.SendAsync("/settings/mails", ("mails", "on"), ("morning", "07:00"), ("evening", "20:00"));
        Assert.Equal("/settings?saved=1", nok.Path);
        Assert.False(await AreStoppedAsync(SmallYear.Coordinator));
        Assert.Contains("action=\"/stop-mails\"", await reader.OpenAsync(_path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_the_one_click_or_not_our_form_stops_nothing()
    {
        using var other = await ClickAsync(_path, "Yes", isMultipart: false);
        using var large = await ClickAsync(_path, OneClick + new string('!', 5000), isMultipart: false);
        using var plain = new StringContent("List-Unsubscribe=One-Click");
        using var text = await _program.PostAsync(new Uri(_stage.Address, _path), plain, Stop);
        using var broken = new StringContent("List-Unsubscribe=One-Click");
        broken.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "none") } };
        using var torn = await _program.PostAsync(new Uri(_stage.Address, _path), broken, Stop);
        using var reader = new PlainBrowser(_stage.Address);

        Assert.All(
            [other, large, text, torn], a => Assert.Equal(HttpStatusCode.BadRequest, a.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, await reader.ForgeAsync("/stop-mails"));
        Assert.False(await AreStoppedAsync(SmallYear.Coordinator));
    }

    [Theory]
    [InlineData("/stop-mails/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/stop-mails/nok")]
    [InlineData("/stop-mails/%E0%B8%81")]
    public async Task A_key_that_nobody_has_is_answered_as_any_address_that_is_not_there(string path)
    {
        using var reader = new PlainBrowser(_stage.Address);
        var before = _stage.Rows();

        var missing = await reader.OpenAsync("/nowhere");
        await reader.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        Assert.Equal(TitleOf(missing), TitleOf(reader.Page));
        using var click = await ClickAsync(path, OneClick, isMultipart: false);
        Assert.Equal(HttpStatusCode.NotFound, click.StatusCode);
        await reader.OpenAsync(_path);
        await reader.SendAsync("/stop-mails", ("key", path.Split('/')[^1]));
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);

        Assert.Equal(before, _stage.Rows());
    }

    [Fact]
    public async Task The_page_speaks_the_language_of_the_mail_unless_another_is_asked_for()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync("/settings");
        await nok.SendAsync("/settings", ("language", "en"));
        using var reader = new PlainBrowser(_stage.Address);

        Assert.Contains("Stop the mails of a morning", await reader.OpenAsync(_path), StringComparison.Ordinal);
        using var click = await ClickAsync(_path, OneClick, isMultipart: false);
        Assert.Contains("The mails are stopped", await reader.OpenAsync(_path), StringComparison.Ordinal);
        Assert.Contains("หยุดส่งอีเมล", await reader.OpenAsync($"{_path}?lang=th"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_names_the_address_in_the_log_and_not_the_key()
    {
        await using var real = await RealStage.StartAsync(
            also: services => services.AddSingleton<IMailStopDesk, BrokenDesk>());
        using var reader = new PlainBrowser(real.Address);

        await reader.OpenAsync("/stop-mails/planted-key");

        Assert.Equal(HttpStatusCode.InternalServerError, reader.Status);
        Assert.Contains("Request failed: /stop-mails/{key} (", real.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Request failed: /stop-mails/planted", real.Log.Text, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> ClickAsync(string path, string click, bool isMultipart)
    {
        using HttpContent body = isMultipart
            ? new MultipartFormDataContent { { new StringContent(click), "\"List-Unsubscribe\"" } }
            : new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", click)]);
        return await _program.PostAsync(new Uri(_stage.Address, path), body, Stop);
    }

    private async Task<bool> AreStoppedAsync(string person) =>
        (await _stage.Services.GetRequiredService<IPersonReader>().FindAsync(new PersonId(person), Stop))!
            .Mails.AreStopped;

    private static string TitleOf(string page) => page.Split("<h1>")[1].Split("</h1>")[0];

    private sealed class BrokenDesk : IMailStopDesk
    {
        public Task<MailStop?> LookAsync(string key, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The desk is broken.");

        public Task<CommandResult> StopAsync(
            CommandId id, string key, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The desk is broken.");
    }
}
