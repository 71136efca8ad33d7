using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.Smtp;

/// <summary>A server that answers as a test says, and carriers that send by it.</summary>
internal sealed class SmtpStand : IAsyncDisposable
{
    private readonly List<ServiceProvider> _open = [];

    public ScriptedSmtp Server { get; } = new();

    public static ServiceProvider Services(SmtpOptions options) =>
        new ServiceCollection().AddEmailSmtp(options).BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await CloseCarriersAsync();
        await Server.DisposeAsync();
    }

    public async Task CloseCarriersAsync()
    {
        foreach (var services in _open)
        {
            await services.DisposeAsync();
        }

        _open.Clear();
    }

    public IMessageCarrier Carrier(Func<SmtpOptions, SmtpOptions>? with = null)
    {
        var options = new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = Server.Port,
            Security = SmtpSecurity.None,
            FromAddress = "programflows@example.org",
        };
        var services = Services(with is null ? options : with(options));
        _open.Add(services);
        return services.GetRequiredService<IMessageCarrier>();
    }

    /// <summary>Sends one message by a carrier of its own.</summary>
    public Task<CarrierAnswer> SendAsync(Func<SmtpOptions, SmtpOptions>? with = null) =>
        Carrier(with).SendAsync(Mailroom.Message, TestContext.Current.CancellationToken);

    /// <summary>Sends one message to a server that falls silent, and lets the time pass that one may take.</summary>
    public async Task<CarrierAnswer> SendIntoSilenceAsync(Func<SmtpOptions, SmtpOptions>? with = null)
    {
        var clock = new FakeTimeProvider(Mailroom.Morning);
        var sending = SendAsync(o => (with is null ? o : with(o)) with { Clock = clock });
        await Server.IsSilent;
        clock.Advance(TimeSpan.FromMinutes(1));
        return await sending;
    }

    /// <summary>Waits until the server has a whole message.</summary>
    public async Task TakesAsync()
    {
        while (Server.Messages.IsEmpty)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
