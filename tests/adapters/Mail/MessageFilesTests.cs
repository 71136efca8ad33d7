using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail;

/// <summary>A message as a file: any mail program reads back what was written.</summary>
public sealed partial class MessageFilesTests : IDisposable
{
    private const int LongestLine = 998;
    private const int LongestHeaderLine = 78;
    private const int LongestEncodedWord = 75;

    private readonly Mailroom _mailroom = new();

    public static TheoryData<string> Subjects =>
    [
        Mailroom.Message.Subject,
        string.Join(' ', Enumerable.Repeat("3 tasks to do, the first by 30 November 2026;", 6)),
        "What does =?utf-8?q?this?= mean",
        string.Join(' ', Enumerable.Repeat("ขึ้นทะเบียนแกนนำผู้ก่อการดี", 20)),
        new string('ก', 400),
        "ที่ผู้ญี่ปุ่น 👩‍🌾 " + string.Concat(Enumerable.Repeat("กิ๊ก", 40)),
    ];

    public void Dispose() => _mailroom.Dispose();

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task A_subject_is_read_back_as_it_was_written(string subject)
    {
        var (read, _) = await _mailroom.SendOneAsync(Mailroom.Message with { Subject = subject });

        Assert.Equal(subject, read.Subject);
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task Thai_stands_in_headers_as_encoded_words_that_every_server_takes(string subject)
    {
        var message = Mailroom.Message with { Subject = subject };
        var (_, lines) = await _mailroom.SendOneAsync(
            message with { To = message.To with { Name = string.Join(' ', Enumerable.Repeat(message.To.Name, 12)) } });

        var words = HeadersOf(lines).SelectMany(l => EncodedWord().Matches(l)).Select(m => m.Value).ToList();
        Assert.NotEmpty(words);
        Assert.DoesNotContain(words, w => w.Length > LongestEncodedWord);
        Assert.DoesNotContain(HeadersOf(lines), l => l.Length > LongestHeaderLine);
        Assert.DoesNotContain(lines, l => l.Any(c => c is '\r' or '\n' or > '\x7e'));
    }

    [Theory]
    [InlineData("จั")]
    [InlineData("ปั๊ม")]
    [InlineData("น้ำ")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("👨🏽‍👩🏽‍👧🏽‍👦🏽")]
    [InlineData("🇹🇭")]
    public async Task An_encoded_word_never_parts_a_letter_from_its_marks(string cluster)
    {
        var whole = $"^a*(?:{string.Join('|', Clusters(cluster).Select(Regex.Escape))})*$";

        // From every place on the line, so that a cut would fall on each of the cluster's own.
        for (var before = 0; before < LongestEncodedWord; before++)
        {
            var subject = new string('a', before) + string.Concat(Enumerable.Repeat(cluster, 40));
            var (read, lines) = await _mailroom.SendOneAsync(Mailroom.Message with { Subject = subject });

            Assert.Equal(subject, read.Subject);
            Assert.DoesNotContain(HeadersOf(lines), l => l.Length > LongestHeaderLine);
            var words = HeadersOf(lines).SkipWhile(l => !l.StartsWith("Subject", StringComparison.Ordinal))
                .SelectMany(l => EncodedWord().Matches(l)).Select(m => Decoded(m.Value)).ToList();
            Assert.All(
                words.Take(words.FindIndex(w => subject.EndsWith(w, StringComparison.Ordinal))),
                w => Assert.Matches(whole, w));
        }
    }

    [Fact]
    public async Task A_letter_with_more_marks_than_a_line_can_hold_is_cut_all_the_same()
    {
        var subject = "ก" + string.Concat(Enumerable.Repeat("\u0e49", 100));

        var (read, lines) = await _mailroom.SendOneAsync(Mailroom.Message with { Subject = subject });

        Assert.Equal(subject, read.Subject);
        Assert.DoesNotContain(HeadersOf(lines), l => l.Length > LongestHeaderLine);
    }

    [Fact]
    public async Task Texts_are_read_back_as_they_were_written_however_long_their_lines()
    {
        var message = Mailroom.Message with
        {
            Text = $"{string.Concat(Enumerable.Repeat("ตำบล · ", 900))}\n.\n--boundary\nFrom x\n",
            Html = $"<p>{new string('ข', 5_000)}</p>",
        };

        var (read, lines) = await _mailroom.SendOneAsync(message);

        Assert.Equal(message.Text, read.TextBody);
        Assert.Equal(message.Html, read.HtmlBody);
        Assert.DoesNotContain(lines, l => l.Length > LongestLine);
    }

    [Fact]
    public async Task The_plain_text_stands_before_the_page_so_that_programs_show_the_best_they_can()
    {
        var (read, _) = await _mailroom.SendOneAsync(Mailroom.Message);

        var parts = Assert.IsType<MultipartAlternative>(read.Body).Cast<TextPart>();
        Assert.Equal(["text/plain utf-8", "text/html utf-8"], parts.Select(
            p => $"{p.ContentType.MimeType} {p.ContentType.Charset}"));
    }

    [Fact]
    public async Task It_bears_the_moment_it_was_composed_in_Thai_time_and_not_the_moment_it_was_written()
    {
        var (read, lines) = await _mailroom.SendOneAsync(Mailroom.Message);

        Assert.Equal(Mailroom.Morning, read.Date);
        Assert.Contains("Date: Tue, 24 Nov 2026 08:00:00 +0700", lines);
    }

    [Fact]
    public async Task It_goes_to_one_person_and_says_that_no_person_wrote_it()
    {
        var (read, lines) = await _mailroom.SendOneAsync(Mailroom.Message);

        var to = Assert.IsType<MailboxAddress>(Assert.Single(read.To));
        Assert.Equal(("สมหญิง ใจดี", "somying@example.org"), (to.Name, to.Address));
        Assert.Equal(
            new MailboxAddress(SenderIdentity.UsualName, "programflows@example.org"), Assert.Single(read.From));
        Assert.Contains("Auto-Submitted: auto-generated", lines);
        Assert.Contains("Content-Language: th", lines);
    }

    [Theory]
    [InlineData("Somying Jaidee")]
    [InlineData("Jaidee, Somying (\"Nok\") <none>")]
    [InlineData("นางสาวสมหญิง ใจดีมีสุข ผู้ประสานงานเครือข่ายภาคประชาชนตำบลบ้านใหม่ อำเภอเมือง จังหวัดเชียงใหม่")]
    public async Task A_name_is_read_back_as_it_was_written(string name)
    {
        var (read, lines) = await _mailroom.SendOneAsync(
            Mailroom.Message with { To = Mailroom.Message.To with { Name = name } });

        Assert.Equal(name, Assert.Single(read.To).Name);
        Assert.DoesNotContain(HeadersOf(lines), l => l.Length > LongestHeaderLine);
    }

    [Fact]
    public async Task A_domain_in_Thai_letters_stands_as_servers_know_it()
    {
        var (_, lines) = await _mailroom.SendOneAsync(
            Mailroom.Message with { To = Mailroom.Message.To with { Email = "somying@คน.example.org" } });

        Assert.Contains(" <somying@xn--42c6b.example.org>", lines);
    }

    [Fact]
    public async Task A_domain_with_sara_am_stands_as_every_program_writes_it()
    {
        var (_, lines) = await _mailroom.SendOneAsync(
            Mailroom.Message with { To = Mailroom.Message.To with { Email = "somying@น้ำ.example.org" } });

        Assert.Contains(" <somying@xn--q3c4c8cq.example.org>", lines);
    }

    [Fact]
    public async Task A_message_in_English_says_so()
    {
        var (_, lines) = await _mailroom.SendOneAsync(Mailroom.Message with { Language = Language.En });

        Assert.Contains("Content-Language: en", lines);
    }

    [Fact]
    public async Task Its_id_follows_from_its_key()
    {
        var (read, _) = await _mailroom.SendOneAsync(Mailroom.Message);

        Assert.Equal($"{Mailroom.Message.Key}@example.org", read.MessageId);
        Assert.Equal([$"{Mailroom.Message.Key}.eml"], _mailroom.Files().Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public async Task The_same_message_is_the_same_bytes_wherever_it_is_written()
    {
        using var other = new Mailroom();
        await _mailroom.SendAsync(Mailroom.Message);
        await other.SendAsync(Mailroom.Message);

        Assert.Equal(
            await File.ReadAllBytesAsync(_mailroom.Files()[0], TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(other.Files()[0], TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Clusters(string text)
    {
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();)
        {
            yield return all.GetTextElement();
        }
    }

    private static string Decoded(string word) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(word.Split('?')[3]));

    private static IEnumerable<string> HeadersOf(string[] lines) => lines.TakeWhile(l => l.Length > 0);

    [GeneratedRegex(@"=\?[^?]+\?[bqBQ]\?[^?]*\?=")]
    private static partial Regex EncodedWord();
}
