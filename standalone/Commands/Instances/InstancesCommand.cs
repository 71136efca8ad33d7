using System.CommandLine;
using ProgramFlows.Standalone.Control;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary><c>instances</c>: what operators see of orchestrations and do with them.</summary>
internal static class InstancesCommand
{
    public static Command Create() => new("instances", "Finds, shows and steers orchestration instances.")
    {
        ListCommand.Create(),
        ShowCommand.Create(),
        StuckCommand.Create(),
        SteerCommand.Create(
            ControlOperation.Suspend,
            "Holds an instance and what it started, a year's networks too; what reaches it is kept."),
        SteerCommand.Create(
            ControlOperation.Resume,
            "Lets a held or blocked instance, and what it started, a year's networks too, go on."),
        SteerCommand.Create(
            ControlOperation.Cancel,
            "Asks an instance and what it started, a year's networks too, to end by themselves; those that do not "
            + "wait for that go on, and are told of."),
        SteerCommand.Create(
            ControlOperation.Terminate,
            "Ends an instance and what it started, a year's networks too, at once and without any clean-up."),
        SteerCommand.Create(ControlOperation.Restart, "Starts an ended instance again from the beginning."),
        SteerCommand.Create(ControlOperation.Rewind, "Takes a failed instance back to before what failed."),
        SteerCommand.Create(ControlOperation.Purge, "Removes an ended instance and its history."),
        PurgeEndedCommand.Create(),
    };
}
