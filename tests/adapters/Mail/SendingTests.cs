using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Folder;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail;

/// <summary>What the folder does with what it is given, well-meant or not.</summary>
public sealed class SendingTests : IDisposable
{
    private readonly Mailroom _mailroom = new();

    public void Dispose() => _mailroom.Dispose();

    [Fact]
    public async Task The_same_message_twice_is_one_file()
    {
        await _mailroom.SendAsync(Mailroom.Message);
        var (read, _) = await _mailroom.SendOneAsync(Mailroom.Message);

        Assert.Equal(Mailroom.Message.Subject, read.Subject);
    }

    [Fact]
    public async Task Keys_that_look_alike_are_messages_of_their_own()
    {
        string[] keys = ["a/b", "a_b", "a=b", "a=2Fb", "a b", "a", "ก", "ข"];
        foreach (var key in keys)
        {
            await _mailroom.SendAsync(Mailroom.Message with { Key = key });
        }

        Assert.Equal(keys.Length, _mailroom.Files().Length);
    }

    [Fact]
    public async Task A_key_never_leads_out_of_the_folder()
    {
        await _mailroom.SendAsync(Mailroom.Message with { Key = "../../outside" });

        Assert.Equal("..=2F..=2Foutside.eml", Path.GetFileName(Assert.Single(_mailroom.Files())));
    }

    [Theory]
    [InlineData("\r\nBcc: eve@example.org")]
    [InlineData("\nBcc: eve@example.org")]
    [InlineData("\rBcc: eve@example.org")]
    [InlineData("\r\n\r\nBcc: eve@example.org")]
    [InlineData("\r\n Bcc: eve@example.org")]
    [InlineData(">, eve@example.org, <")]
    [InlineData("\", eve@example.org, \"")]
    public async Task Nobody_writes_a_header_through_a_name_a_subject_or_a_key(string evil)
    {
        var (read, lines) = await _mailroom.SendOneAsync(Mailroom.Message with
        {
            Key = $"digest{evil}",
            Subject = $"งาน{evil}",
            To = Mailroom.Message.To with { Name = $"Nok{evil}" },
        });

        Assert.Empty(read.Bcc);
        Assert.Equal("somying@example.org", Assert.IsType<MailboxAddress>(Assert.Single(read.To)).Address);
        Assert.Equal(Mailroom.Message.Text, read.TextBody);
        Assert.DoesNotContain(lines, l => l.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            ["Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "MIME-Version", "Message-Id",
                "Subject", "To"],
            read.Headers.Concat(read.Body!.Headers).Select(h => h.Field).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("somying")]
    [InlineData("somying@")]
    [InlineData("@example.org")]
    [InlineData("somying@example.org, eve@example.org")]
    [InlineData("somying@example.org\r\nBcc: eve@example.org")]
    [InlineData("somying@exa mple.org")]
    [InlineData("สมหญิง@example.org")]
    [InlineData("somส@example.org")]
    [InlineData("som\u200bying@example.org")]
    [InlineData("somying\ufeff@example.org")]
    [InlineData("somying@exam\u200bple.org")]
    [InlineData("somying@exam\u00adple.org")]
    [InlineData("somying@exam\u2060ple.org")]
    [InlineData("somying@ex\u0430mple.org")]
    [InlineData("somying@\uff45xample.org")]
    [InlineData("somying@example\u3002org")]
    [InlineData("somying@exampleก.org")]
    [InlineData("somying@ก้ำ่.example.org")]
    [InlineData("somying@example")]
    [InlineData("somying@example.invalid")]
    [InlineData("somying@-example.org")]
    [InlineData("somying@example..org")]
    [InlineData("som..ying@example.org")]
    [InlineData("\"som ying\"@example.org")]
    [InlineData("somying@[192.0.2.1]")]
    [InlineData("somying@192.0.2.1")]
    public async Task An_address_that_is_none_is_refused_for_good_without_being_told_to_a_log(string address)
    {
        var message = Mailroom.Message with { To = Mailroom.Message.To with { Email = address } };

        var answer = await _mailroom.SendAsync(message);

        Assert.Equal(CarrierVerdict.Bounced, answer.Verdict);
        Assert.Equal(
            "The address of person 'p-0123456789abcdef' is not valid. Correct it in the roster and import it again.",
            answer.Reason);
        Assert.Empty(_mailroom.Files());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_at_the_start()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "in the way");

        var error = Assert.ThrowsAny<IOException>(() => Mailroom.CarrierInto(folder["file/mail"]));

        Assert.StartsWith($"Messages cannot be laid down in '{folder["file/mail"]}': ", error.Message);
        Assert.EndsWith("Give this user the right to write there, or name another folder.", error.Message);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_any_more_is_told_and_the_message_is_not_lost()
    {
        Directory.Delete(_mailroom.Folder);
        File.WriteAllText(_mailroom.Folder, "in the way");

        var answer = await _mailroom.SendAsync(Mailroom.Message);

        Assert.Equal(CarrierVerdict.Deferred, answer.Verdict);
        Assert.StartsWith($"Messages cannot be laid down in '{_mailroom.Folder}': ", answer.Reason);
        File.Delete(_mailroom.Folder);
        Directory.CreateDirectory(_mailroom.Folder);
        await _mailroom.SendOneAsync(Mailroom.Message);
    }

    [Fact]
    public async Task What_a_stop_left_half_written_is_written_again()
    {
        var file = Path.Combine(_mailroom.Folder, $"{Mailroom.Message.Key}.eml.part");
        await File.WriteAllTextAsync(file, "Subject: half", TestContext.Current.CancellationToken);

        var (read, _) = await _mailroom.SendOneAsync(Mailroom.Message);

        Assert.Equal(Mailroom.Message.Subject, read.Subject);
    }

    [Theory]
    [InlineData("")]
    [InlineData("programflows")]
    [InlineData("programflows@")]
    public void A_sender_without_an_address_is_our_own_mistake(string address)
    {
        using var folder = new TemporaryFolder();
        var options = new EmailFolderOptions { Folder = folder.Path, FromAddress = address };

        var mistake = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEmailFolder(options));

        Assert.StartsWith(
            $"'{address}' is no address to send from. Give one such as programflows@example.org.", mistake.Message);
    }
}
