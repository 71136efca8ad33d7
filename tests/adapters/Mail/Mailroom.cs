using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Folder;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail;

/// <summary>A folder into which messages are sent, and what lies there.</summary>
internal sealed class Mailroom : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Mailroom() => Carrier = CarrierInto(Folder);

    public static DateTimeOffset Morning { get; } = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    public static ComposedMessage Message { get; } = new(
        "digest-2026-11-24-p-0123456789abcdef",
        new Person(new PersonId("p-0123456789abcdef"), "สมหญิง ใจดี", "somying@example.org", Language.Th),
        Language.Th,
        Morning,
        "งานที่ต้องทำ 3 เรื่อง ครบกำหนดเร็วที่สุด 30 พ.ย. 2569",
        "เรียนคุณสมหญิง\n\n- ขึ้นทะเบียนแกนนำ\n",
        "<!doctype html><html lang=\"th\"><body><p>เรียนคุณสมหญิง</p></body></html>\n");

    public string Folder => _folder["mail"];

    public IMessageCarrier Carrier { get; }

    public static IMessageCarrier CarrierInto(string folder) =>
        new ServiceCollection()
            .AddEmailFolder(new EmailFolderOptions { Folder = folder })
            .BuildServiceProvider()
            .GetRequiredService<IMessageCarrier>();

    public Task<CarrierAnswer> SendAsync(ComposedMessage message) =>
        Carrier.SendAsync(message, TestContext.Current.CancellationToken);

    /// <summary>Sends one message and gives the one file that lies there then.</summary>
    public async Task<(MimeMessage Read, string[] Lines)> SendOneAsync(ComposedMessage message)
    {
        await SendAsync(message);
        var bytes = await File.ReadAllBytesAsync(Assert.Single(Files()), TestContext.Current.CancellationToken);
        using var stream = new MemoryStream(bytes);
        return (
            await MimeMessage.LoadAsync(stream, TestContext.Current.CancellationToken),
            Encoding.Latin1.GetString(bytes).Split("\r\n"));
    }

    public string[] Files() => Directory.GetFiles(Folder);

    public void Dispose() => _folder.Dispose();
}
