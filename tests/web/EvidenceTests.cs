using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Files that a question asks for: the network brings them, its reviewers look at them.</summary>
public sealed partial class EvidenceTests : IAsyncLifetime
{
    private const string Question = $"/tasks/{SmallYear.First}/questions/evidence";
    private const string Upload = $"{Question}/files";

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync() =>
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_file_is_sent_looked_through_handed_in_and_given_out_to_the_reviewer()
    {
        using var coordinator = await _stage.SignInAsync(SmallYear.Coordinator);
        await coordinator.OpenAsync(Question);
        await coordinator.SendFilesAsync(Upload, ("../../ภาพ หน้า 1.html", Picture));

        Assert.Equal((HttpStatusCode.OK, Question), (coordinator.Status, coordinator.Path));
        Assert.Contains("ภาพ หน้า 1.png</a>", coordinator.Page, StringComparison.Ordinal);
        var file = File().Match(coordinator.Page).Groups[1].Value;
        Assert.Contains(file, await coordinator.OpenAsync($"/tasks/{SmallYear.First}/check"), StringComparison.Ordinal);

        var named = SmallYear.SomeAnswers.Replace(
            "{\"colour\"", $"{{\"evidence\":[\"{file.Split('/')[^1]}\"],\"colour\"", StringComparison.Ordinal);
        var handedIn = await _stage.DoAsync(SmallYear.First, TaskAction.Submit, SmallYear.Coordinator, named);
        Assert.Null(handedIn.Why);
        using var reviewer = await _stage.SignInAsync(SmallYear.Reviewer);
        Assert.Contains(file, await reviewer.OpenAsync($"/reviews/{SmallYear.First}"), StringComparison.Ordinal);
        var (bytes, answer) = await reviewer.FetchAsync(file);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Picture[..8], bytes[..8]);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "ภาพ หน้า 1.png"), (disposition.DispositionType, disposition.FileNameStar));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.StartsWith(
            "sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_a_file_or_brings_one()
    {
        var file = await BringAsync();
        using var stranger = await _stage.SignInAsync(SmallYear.Stranger);
        await stranger.FetchAsync(file);
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        await stranger.FetchAsync(file.Replace(SmallYear.First, SmallYear.Elsewhere, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);

        var rows = _stage.Rows();
        await stranger.OpenAsync("/settings");
        await stranger.SendFilesAsync(Upload, ("a.png", Picture));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        using var reviewer = await _stage.SignInAsync(SmallYear.Reviewer);
        rows = _stage.Rows();
        await reviewer.SendFilesAsync(Upload, ("a.png", Picture));
        Assert.Equal(HttpStatusCode.Forbidden, reviewer.Status);
        using var nobody = new PlainBrowser(_stage.Address);
        await nobody.SendFilesAsync(Upload, ("a.png", Picture));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.Status);
        Assert.Equal(rows, _stage.Rows());
    }

    [Fact]
    public async Task What_is_not_taken_is_said_by_its_name_and_what_was_taken_stays()
    {
        using var coordinator = await _stage.SignInAsync(SmallYear.Coordinator);
        await coordinator.OpenAsync(Question);

        await coordinator.SendFilesAsync(
            Upload, ("ดี.png", Picture), ("<b>รายงาน\u202Egnp.docx", [0x50, 0x4B, 3, 4, .. new byte[100]]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains("ดี.png</a>", coordinator.Page, StringComparison.Ordinal);
        Assert.Contains("-b-รายงานgnp.docx: รับไฟล์เอกสารสำนักงาน", coordinator.Page, StringComparison.Ordinal);
        Assert.Contains("href=\"#files\"", coordinator.Page, StringComparison.Ordinal);

        await coordinator.SendFilesAsync(Upload);
        Assert.Contains("ยังไม่ได้เลือกไฟล์", coordinator.Page, StringComparison.Ordinal);
        await coordinator.SendFilesAsync(
            Upload, [.. Enumerable.Range(0, 6).Select(i => ($"{i}.png", Picture))]);
        Assert.Contains("ส่งได้ครั้งละไม่เกิน 5 ไฟล์", coordinator.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_has_room_for_so_many_files_and_no_more()
    {
        using var coordinator = await _stage.SignInAsync(SmallYear.Coordinator);
        await coordinator.OpenAsync(Question);
        var most = new EvidenceLimits().MostFiles;
        for (var i = 0; i < most; i += 5)
        {
            await coordinator.SendFilesAsync(Upload, [.. Enumerable.Range(i, 5).Select(n => ($"{n}.png", Picture))]);
        }

        await coordinator.SendFilesAsync(Upload, ("one-more.png", Picture));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains("งานนี้แนบไฟล์ครบจำนวนแล้ว", coordinator.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_much_too_large_is_cut_off_with_a_sentence()
    {
        using var coordinator = await _stage.SignInAsync(SmallYear.Coordinator);
        await coordinator.OpenAsync(Question);
        var rows = _stage.Rows();

        await coordinator.SendFilesAsync(Upload, ("film.png", new byte[80 << 20]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, coordinator.Status);
        Assert.Equal(rows, _stage.Rows());
    }

    [Fact]
    public async Task What_is_taken_out_again_is_swept_after_a_day_and_what_is_named_stays()
    {
        var stays = await BringAsync();
        var goes = await BringAsync();
        using var coordinator = await _stage.SignInAsync(SmallYear.Coordinator);
        await coordinator.OpenAsync(Question);
        await coordinator.SendAsync($"{Upload}/remove", ("file", goes.Split('/')[^1]));
        Assert.DoesNotContain(goes, coordinator.Page, StringComparison.Ordinal);
        var sweep = _stage.Services.GetRequiredService<EvidenceSweep>();
        Assert.Equal(0, await sweep.SweepAsync(_stage.Now, CancellationToken.None));

        Assert.Equal(1, await sweep.SweepAsync(_stage.Now.AddDays(2), CancellationToken.None));

        await coordinator.FetchAsync(stays);
        Assert.Equal(HttpStatusCode.OK, coordinator.Status);
        await coordinator.FetchAsync(goes);
        Assert.Equal(HttpStatusCode.NotFound, coordinator.Status);
    }

    [Fact]
    public async Task Whoever_sent_a_file_finds_it_under_what_is_held_about_them()
    {
        var file = await BringAsync();
        using var coordinator = await _stage.SignInAsync(SmallYear.Coordinator);

        Assert.Contains(
            "ไฟล์ที่ท่านส่งมากับคำตอบ", await coordinator.OpenAsync("/my-data"), StringComparison.Ordinal);
        Assert.Contains(
            file.Split('/')[^1], await coordinator.OpenAsync("/my-data/copy"), StringComparison.Ordinal);
        using var stranger = await _stage.SignInAsync(SmallYear.Stranger);
        Assert.DoesNotContain(
            file.Split('/')[^1], await stranger.OpenAsync("/my-data/copy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_task_cannot_be_named()
    {
        var file = (await BringAsync()).Split('/')[^1];
        var named = SmallYear.SomeAnswers.Replace(
            "{\"colour\"", $"{{\"evidence\":[\"{file}\"],\"colour\"", StringComparison.Ordinal);

        var result = await _stage.DoAsync(SmallYear.Elsewhere, TaskAction.Submit, SmallYear.Stranger, named);

        Assert.Equal("evidence", Assert.Single(result.Problems).Field);
    }

    private async Task<string> BringAsync()
    {
        using var coordinator = await _stage.SignInAsync(SmallYear.Coordinator);
        await coordinator.OpenAsync(Question);
        await coordinator.SendFilesAsync(Upload, ("a.png", Picture));
        return File().Matches(coordinator.Page)[^1].Groups[1].Value;
    }

    [GeneratedRegex("href=\"(/tasks/[^\"]+/files/[0-9a-f]{32})\"")]
    private static partial Regex File();
}
