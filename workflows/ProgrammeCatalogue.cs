using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Workflows;

/// <summary>Every orchestrator and activity of the programme, by the names that stand in histories.</summary>
public static class ProgrammeCatalogue
{
    /// <summary>A new catalogue with all of them.</summary>
    public static Catalogue Create() => new Catalogue()
        .AddOrchestrator(ProgrammeYear.Name, () => new ProgrammeYear())
        .AddOrchestrator(NetworkCycle.Name, () => new NetworkCycle())
        .AddOrchestrator(TaskFollowUp.Name, () => new TaskFollowUp())
        .AddOrchestrator(DailyDigest.Name, () => new DailyDigest(), DailyDigest.Version)
        .AddOrchestrator(RedRiskMessages.Name, () => new RedRiskMessages())
        .AddActivity(
            StartEnrolledNetworks.Name,
            s => new StartEnrolledNetworks(
                Port<INetworkDirectory>(s), Port<IProgrammeLibrary>(s), Port<OrchestrationClient>(s)))
        .AddActivity(
            StartNetworks.Name,
            s => new StartNetworks(
                Port<INetworkDirectory>(s), Port<IProgrammeLibrary>(s), Port<OrchestrationClient>(s)))
        .AddActivity(StartDigest.Name, s => new StartDigest(Port<OrchestrationClient>(s)))
        .AddActivity(OpenTask.Name, s => new OpenTask(Port<ITaskDesk>(s)))
        .AddActivity(QueueNotice.Name, s => new QueueNotice(Port<INoticeBoard>(s)))
        .AddActivity(LapseTask.Name, s => new LapseTask(Port<ITaskDesk>(s)))
        .AddActivity(SendDigests.Name, s => new SendDigests(Morning(s)))
        .AddActivity(SendMorning.Name, Morning)
        .AddActivity(HandUpUnanswered.Name, s => new HandUpUnanswered(Port<INoticeBoard>(s)))
        .AddActivity(
            StartRedRiskMessages.Name, s => new StartRedRiskMessages(Port<OrchestrationClient>(s)))
        .AddActivity(
            SendRedRiskMessages.Name,
            s => new SendRedRiskMessages(
                Port<IRedRiskPost>(s), Dispatch(s), Port<SiteAddress>(s), Port<SenderIdentity>(s)));

    private static SendMorning Morning(IServiceProvider services) => new(
        Port<INoticeBoard>(services),
        Dispatch(services),
        Port<SiteAddress>(services),
        Port<SenderIdentity>(services));

    private static MessageDispatch Dispatch(IServiceProvider services) => new(
        Port<IMessageCarrier>(services),
        Port<IDeliveryLedger>(services),
        Port<SiteAddress>(services),
        services.GetService<AllowedDomains>() ?? AllowedDomains.All,
        services.GetService<SendingPace>() ?? new SendingPace());

    private static T Port<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
