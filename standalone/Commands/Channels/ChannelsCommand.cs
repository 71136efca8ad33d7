using System.CommandLine;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Standalone.Commands.Channels;

/// <summary><c>channels</c>: whether messages go out, and what an operator says to it.</summary>
internal static class ChannelsCommand
{
    public static Command Create() => new(
        "channels",
        "Says whether messages go out, holds them and lets them go. A folder must not be served meanwhile.")
    {
        Status(),
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
                ChannelStanding[] own = [await ledger.StandingAsync(channel, stop).ConfigureAwait(false)];
                foreach (var standing in own.Concat(all.Where(c => c.Name != channel.Name)))
                {
                    Show(standing);
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
            "Lets messages go out under the address of the pages given. Of what has waited only today's goes out.");
        place.AddTo(command);
        command.Does((parsed, stop) => place.DoAsync(
            parsed,
            async (desk, ledger, channel) =>
            {
                await desk.ReleaseAsync(channel, TimeProvider.System.GetUtcNow(), stop).ConfigureAwait(false);
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
                await desk.HoldAsync(
                    channel.Name, parsed.GetValue(reason)!, TimeProvider.System.GetUtcNow(), stop)
                    .ConfigureAwait(false);
                Show(await ledger.StandingAsync(channel, stop).ConfigureAwait(false));
                return ExitCode.Done;
            }));
        return command;
    }

    private static void Show(ChannelStanding standing) => Console.WriteLine(
        $"{(standing.Name == "*" ? "every channel" : standing.Name)}: {(standing.IsHeld ? "held" : "open")}"
        + $"{(standing.Since is { } since ? $" since {since:yyyy-MM-dd HH:mm} UTC" : "")}"
        + $"{(standing.Reason is { } reason ? $". {reason}" : "")}");
}
