using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail;

/// <summary>
/// Mails of every kind in a parser that nobody here wrote, Python's <c>email</c>.
/// <para>
/// What was found. A reader drops the space between two encoded words (RFC 2047, 6.2): mutt does, and Python does in a
/// subject. In the name before an address Python keeps it (python/cpython 128110, mended after 3.13.0), wherever and
/// however the name is folded. So a name is a single word wherever it can be: in UTF-8 that holds 14 Thai letters, in
/// TIS-620 42. A longer one is cut at its spaces, where such a reader shows a space more and parts no word. MimeKit
/// takes TIS-620 for Latin letters until its program has registered the code pages, which ours does.
/// </para>
/// </summary>
public sealed partial class ForeignParserTests(ForeignParserTests.Readings readings)
    : IClassFixture<ForeignParserTests.Readings>
{
    private const int LongestLine = 998;
    private const int LongestHeaderLine = 78;

    public static TheoryData<string> Mails => [.. SampleMails.All.Keys];

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task A_mail_has_no_defect_and_no_line_that_a_server_may_refuse(string name)
    {
        var mail = await readings.OfAsync(name);

        Assert.Empty(mail.Defects);
        Assert.InRange(mail.LongestLine, 1, LongestLine);
        Assert.InRange(mail.LongestHeaderLine, 1, LongestHeaderLine);
        Assert.Equal(0, mail.BareBreaks);
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task Names_and_subject_are_read_as_they_were_put_in(string name)
    {
        var (mail, message) = (await readings.OfAsync(name), SampleMails.All[name]);

        Assert.Equal(message.Subject, mail.Subject);
        Assert.Equal(SenderIdentity.UsualName, mail.From);
        Assert.Equal(message.To.Email, mail.ToAddress);
        Assert.Equal($"{message.Key}@example.org", mail.MessageId.Trim('<', '>'));
        Assert.Equal(message.To.Name, AtCuts().Replace(mail.To, " "));
        Assert.Equal($"{message.To.Name} <{message.To.Email}>", Unquoted(mail.ToDecoded));
        if (message.To.Name.Length <= 42)
        {
            Assert.Equal(message.To.Name, mail.To);
        }
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task Both_bodies_are_read_as_they_were_composed(string name)
    {
        var (mail, message) = (await readings.OfAsync(name), SampleMails.All[name]);

        Assert.Equal(
            [["text/plain", "utf-8", message.Text], ["text/html", "utf-8", message.Html]], mail.Parts);
    }

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task Nothing_of_a_case_and_no_address_of_anybody_stands_in_a_part(string name)
    {
        var mail = await readings.OfAsync(name);

        Assert.All(mail.Parts.Select(p => p[2]).Append(mail.Subject), text =>
        {
            Assert.DoesNotMatch(OfACase(), text);
            Assert.DoesNotContain("@", StyleBlock().Replace(text, ""), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_kind_of_message_is_among_them_in_both_languages()
    {
        Assert.True(SampleMails.All.Count >= 20);
        Assert.All(
            Enum.GetValues<Workflows.Programmes.Language>(),
            l => Assert.Equal(
                SampleMails.All.Count / 2, SampleMails.All.Values.Count(m => m.Language == l)));
    }

    /// <summary>What the library writes of a name with quotes is a quoted string, which this decoder leaves.</summary>
    private static string Unquoted(string address) =>
        Quoted().Replace(address, m => m.Groups[1].Value.Replace("\\", "", StringComparison.Ordinal));

    [GeneratedRegex(" +")]
    private static partial Regex AtCuts();

    [GeneratedRegex("""^"(.*)"(?= <)""")]
    private static partial Regex Quoted();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex StyleBlock();

    [GeneratedRegex("เสี่ยง|ทุจริต|ร้องเรียน|กรณี|กล่าวหา|\\b(red|risk|case|allegation|corruption|complaint)\\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex OfACase();

    /// <summary>All mails, written by the folder's carrier and read by one run of the parser.</summary>
    public sealed class Readings : IDisposable
    {
        private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

        private static readonly string Script =
            Path.Combine(House.Root, "tests", "adapters", "Mail", "foreign_parser.py");

        private readonly Mailroom _mailroom = new();
        private readonly Lazy<Task<Dictionary<string, Reading>>> _all;

        public Readings() => _all = new(ReadAsync);

        internal async Task<Reading> OfAsync(string name)
        {
            Assert.SkipUnless(
                (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                    .Any(p => File.Exists(Path.Combine(p, "python3"))),
                "There is no python3 on this machine. './check' installs it where it may.");
            return (await _all.Value)[name];
        }

        public void Dispose() => _mailroom.Dispose();

        private async Task<Dictionary<string, Reading>> ReadAsync()
        {
            foreach (var message in SampleMails.All.Values)
            {
                await _mailroom.SendAsync(message);
            }

            var names = SampleMails.All.Keys.ToList();
            var start = new ProcessStartInfo(
                "python3", [Script, .. names.Select(n => Path.Combine(_mailroom.Folder, $"{n}.eml"))])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await complaints);
            return names.Zip(JsonSerializer.Deserialize<List<Reading>>(await output, Camel)!)
                .ToDictionary(r => r.First, r => r.Second);
        }
    }

    internal sealed record Reading(
        string To,
        string ToAddress,
        string ToDecoded,
        string From,
        string Subject,
        string MessageId,
        IReadOnlyList<IReadOnlyList<string>> Parts,
        IReadOnlyList<string> Defects,
        int LongestLine,
        int LongestHeaderLine,
        int BareBreaks);
}
