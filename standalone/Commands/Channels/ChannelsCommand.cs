using System.CommandLine;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Commands.Channels;

/// <summary><c>channels</c>: whether messages go out, and what an operator says to it.</summary>
internal static class ChannelsCommand
{
    public static Command Create() => new(
        "channels",
        "Says whether messages go out, tries the way out, holds messages and lets them go. A folder must not be served "
        + "meanwhile.")
    {
        Status(),
        TestCommand.Create(),
        Release(),
        Hold(),
    };

    private static Command Status()
    {
        var place = new ChannelsPlace();
        var command = new Command("status", "Says of each channel whether it is open, and why not.");
        place.AddTo(command);
        command.Does((parsed, stop) => place.DoAsync(
            parsed,
            async (desk, ledger, channel) =>
            {
                var all = await desk.AllAsync(stop).ConfigureAwait(false);
                Show(await ledger.StandingAsync(channel, stop).ConfigureAwait(false));
                foreach (var standing in all.Where(c => c.Name != channel.Name))
                {
                    Show(standing, isOwn: false);
                }

                return StandardOutput.IsLost ? ExitCode.Failed : ExitCode.Done;
            }));
        return command;
    }

    private static Command Release()
    {
        var place = new ChannelsPlace();
        var command = new Command(
            "release",
            "Lets messages go out under the address of the pages given, once a test message was taken there. Of what "
            + "has waited only today's goes out.");
        place.AddTo(command);
        command.Does((parsed, stop) => place.DoAsync(
            parsed,
            async (desk, ledger, channel) =>
            {
                var result = await desk.ReleaseAsync(
                    NewId(), channel, ChannelsPlace.Owner, TimeProvider.System.GetUtcNow(), stop)
                    .ConfigureAwait(false);
                if (result.Why is { } refusal)
                {
                    throw new IOException(
                        $"{channel.Name}, at {channel.Site}: {RefusalTexts.Of(refusal, Language.En)} "
                        + "'programflows channels test --to ADDRESS' with the options of the server sends one, as do "
                        + "the pages under /channels. Nothing was done.");
                }

                Show(await ledger.StandingAsync(channel, stop).ConfigureAwait(false));
                return ExitCode.Done;
            }));
        return command;
    }

    private static Command Hold()
    {
        var place = new ChannelsPlace();
        var reason = new Option<string>("--why")
        {
            Description = "Why, in a line that whoever looks at the status reads.",
            DefaultValueFactory = _ => "An operator holds it.",
        }.NotEmpty();
        var command = new Command("hold", "Holds the channel: messages wait until it is released.") { reason };
        place.AddTo(command);
        command.Does((parsed, stop) => place.DoAsync(
            parsed,
            async (desk, ledger, channel) =>
            {
                var result = await desk.HoldAsync(
                    NewId(),
                    channel.Name,
                    parsed.GetValue(reason)!,
                    ChannelsPlace.Owner,
                    TimeProvider.System.GetUtcNow(),
                    stop).ConfigureAwait(false);
                if (result.Why is not null)
                {
                    throw new IOException(
                        $"--why has no words, or more than {ChannelRules.LongestReason} characters. Nothing was done.");
                }

                Show(await ledger.StandingAsync(channel, stop).ConfigureAwait(false));
                return ExitCode.Done;
            }));
        return command;
    }

    private static CommandId NewId() => new(Guid.NewGuid().ToString("N"));

    private static void Show(ChannelStanding standing, bool isOwn = true) => Console.WriteLine(
        $"{(standing.Name == "*" ? "every channel" : standing.Name)}: {(standing.IsHeld ? "held" : "open")}"
        + $"{(standing.Since is { } since ? $" since {since:yyyy-MM-dd HH:mm} UTC" : "")}"
        + $"{(standing.Reason is { } reason ? $". {reason}" : "")}"
        + (!isOwn ? ""
            : standing.TestedAt is { } tested ? $" (tested {tested:yyyy-MM-dd HH:mm} UTC)"
            : !standing.CanBeReleased ? " (not tested)"
            : ""));
}
