using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Deeds by name, so that what holds of each is said once.</summary>
internal static class Deeds
{
    public static DateOnly NewDueOn { get; } = new(2026, 12, 15);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>From where a deed can be done.</summary>
    public static bool CanBeDone(Deed deed, WorkTaskStatus from) => deed switch
    {
        Deed.Submit or Deed.Extend => from is WorkTaskStatus.Open or WorkTaskStatus.Returned,
        Deed.Accept or Deed.Return => from is WorkTaskStatus.Submitted,
        _ => from is WorkTaskStatus.Open or WorkTaskStatus.Returned or WorkTaskStatus.Submitted,
    };

    public static Task<CommandResult> DoAsync(this StoreHouse house, Deed deed, TaskCommand command) => deed switch
    {
        Deed.Submit => house.Desk.SubmitAsync(command, """{"count":3}""", Role.ProvincialCoordinator, Stop),
        Deed.Accept => house.Desk.AcceptAsync(command, Stop),
        Deed.Return => house.Desk.ReturnAsync(command, "ขาดภาพถ่าย", Stop),
        Deed.Extend => house.Desk.ExtendAsync(command, NewDueOn, "น้ำท่วม", Stop),
        Deed.Waive => house.Desk.WaiveAsync(command, "ไม่มีแหล่งน้ำ", Stop),
        _ => house.Desk.LapseAsync(command, Stop),
    };

    /// <summary>Opens the task and brings it to where it is wanted.</summary>
    public static async Task BringToAsync(this StoreHouse house, WorkTaskStatus status)
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        Deed[] way = status switch
        {
            WorkTaskStatus.Open => [],
            WorkTaskStatus.Submitted => [Deed.Submit],
            WorkTaskStatus.Returned => [Deed.Submit, Deed.Return],
            WorkTaskStatus.Accepted => [Deed.Submit, Deed.Accept],
            WorkTaskStatus.Waived => [Deed.Waive],
            _ => [Deed.Lapse],
        };
        foreach (var deed in way)
        {
            Assert.Equal(CommandResult.Done, await house.DoAsync(deed, StoreHouse.Command($"before-{deed}")));
        }
    }
}
