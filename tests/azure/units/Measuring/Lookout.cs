using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Workflows.Archive;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Tests.Functions.Measuring;

/// <summary>The app that measures, and Application Insights that hears of it.</summary>
internal sealed class Lookout : IAsyncDisposable
{
    private readonly ScriptedClient _client = new();

    private Lookout(Insights insights, ProgramHost host, FakeTimeProvider clock, ListedInstances instances)
    {
        (Insights, Host, Clock, Instances) = (insights, host, clock, instances);
        Archive = (ScriptedGuard)host.Services.GetRequiredService<IArchiveGuard>();
    }

    public Insights Insights { get; }

    public ProgramHost Host { get; }

    public FakeTimeProvider Clock { get; }

    public ListedInstances Instances { get; }

    public ScriptedGuard Archive { get; }

    public static async Task<Lookout> OpenAsync(bool isSent = true)
    {
        var insights = await Insights.OpenAsync();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        var instances = new ListedInstances();
        var host = new ProgramHost(isSent ? insights.ConnectionString : null, services => services
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
            .Replace(ServiceDescriptor.Singleton<OrchestrationClient>(instances))
            .AddSingleton<IArchiveGuard>(new ScriptedGuard()));
        return new Lookout(insights, host, clock, instances);
    }

    /// <summary>Somebody holds the channel of the installation.</summary>
    public Task HoldAsync(string reason) => Host.Services.GetRequiredService<IChannelDesk>().HoldAsync(
        new CommandId("hold"),
        Host.Services.GetRequiredService<IMessageCarrier>().Name,
        reason,
        Actor.Operator,
        Clock.GetUtcNow(),
        CancellationToken.None);

    /// <summary>The clock asks for one of the measurements.</summary>
    public async Task MeasureAsync(string function)
    {
        using var invocation = Host.Invoke(function);
        var measurements = ActivatorUtilities.CreateInstance<Measurements>(invocation.InstanceServices);
        await (function switch
        {
            "measure-outbox" => measurements.MeasureOutboxAsync("{}", invocation),
            "measure-messages" => measurements.MeasureMessagesAsync("{}", invocation),
            "measure-instances" => measurements.MeasureInstancesAsync("{}", _client, invocation),
            "measure-archive" => measurements.MeasureArchiveAsync("{}", invocation),
            _ => throw new ArgumentException($"There is no measurement '{function}'.", nameof(function)),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Insights.DisposeAsync();
        await _client.DisposeAsync();
    }
}
