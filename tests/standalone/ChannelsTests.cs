using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What <c>channels</c> says and does, and what a restored copy may send.</summary>
public sealed class ChannelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_channel_is_held_and_released_and_one_that_leaves_the_machine_waits_for_that()
    {
        await InstallAsync();

        Assert.Equal("folder: open\n", (await ChannelsAsync("status")).Output);
        Assert.StartsWith(
            "smtp: held. Nothing has gone out over it yet.",
            (await ChannelsAsync("status", "--channel", "smtp")).Output);
        Assert.EndsWith(". Moving house\n", (await ChannelsAsync("hold", "--why", "Moving house")).Output);
        Assert.StartsWith("folder: held since ", (await ChannelsAsync("status")).Output);
        CommandLine.AssertRefusal(await ChannelsAsync("hold", "--why", new string('a', 501)), "--why has no words");
        Assert.StartsWith("folder: open since ", (await ChannelsAsync("release")).Output);
    }

    [Fact]
    public async Task Without_a_server_a_test_message_is_laid_down_in_the_folder()
    {
        await InstallAsync();
        await ChannelsAsync("hold", "--why", "Moving house");

        var tested = await ChannelsAsync("test", "--to", "ops@example.org");

        Assert.StartsWith("folder: the test message was taken.", tested.Output);
        Assert.Single(Directory.GetFiles(_folder["data/mail"], "*.eml", SearchOption.AllDirectories));
        Assert.Matches(@"Moving house \(tested [^)]+\)\n$", (await ChannelsAsync("status")).Output);
    }

    [Fact]
    public async Task A_restored_copy_sends_nothing_until_it_is_released()
    {
        await InstallAsync();
        Assert.Equal(CommandLine.Done, (await CommandLine.RunAsync(_folder, "backup", "copy.zip")).ExitCode);

        var restored = await CommandLine.RunAsync(_folder, "restore", "copy.zip", "--data", "elsewhere");

        Assert.EndsWith(
            "No message goes out until 'channels release': the original may still run.\n", restored.Output);
        Assert.Contains(
            "This is a restored copy.", (await ChannelsAsync("status", "--data", "elsewhere")).Output);
        Assert.StartsWith("folder: open", (await ChannelsAsync("release", "--data", "elsewhere")).Output);
        Assert.Equal("folder: open\n", (await ChannelsAsync("status")).Output);
    }

    private Task<Outcome> ChannelsAsync(params string[] words) =>
        CommandLine.RunAsync(_folder, ["channels", .. words]);

    private async Task InstallAsync() => Assert.Equal(
        CommandLine.Done,
        (await CommandLine.RunAsync(
            _folder, "users", "first-administrator", "--name", "ผู้ดูแล", "--email", "boss@example.org",
            "--to", "link.txt", "--new")).ExitCode);
}
