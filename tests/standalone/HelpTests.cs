using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What the command line says about itself.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--help")]
    public async Task The_program_tells_its_commands_and_what_its_exit_codes_mean(params string[] words)
    {
        var help = await CommandLine.RunAsync(_folder, words);

        Assert.Equal((CommandLine.Done, string.Empty), (help.ExitCode, help.Error));
        Assert.All(
            [
                "demo", "rehearse <programme.yaml>", "import <networks.csv>", "serve", "backup <file.zip>",
                "restore <file.zip>",
            ],
            command => Assert.Contains($"\n  {command} ", help.Output, StringComparison.Ordinal));
        Assert.Contains(
            "Exit codes: 0 done; 1 not done, the message on standard error says why; 130 stopped by Ctrl-C or SIGTERM "
            + "('serve' and 'demo': 0)",
            help.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo", "--data --networks --seed --programme --urls --public --site")]
    [InlineData("rehearse", "--networks --network-file --seed --out --data")]
    [InlineData("import", "--apply --template --data --new --store --programme")]
    [InlineData(
        "serve",
        "--data --new --urls --public --site --proxy --sender-name --contact --code-tries --codes-an-hour "
        + "--requests-an-hour --staff-authority --staff-client-id --staff-secret-file --staff-name "
        + "--smtp --smtp-security --smtp-user --smtp-password-file --smtp-authority-file --sender-address "
        + "--only-domain --mails-a-minute")]
    [InlineData(
        "channels test",
        "--to --data --store --site --smtp --smtp-security --smtp-user --smtp-password-file --smtp-authority-file "
        + "--sender-address --only-domain --sendgrid-key-file --sendgrid-eu --sender-name --contact")]
    [InlineData("channels release", "--data --store --site --channel")]
    [InlineData("backup", "--data")]
    [InlineData("restore", "--data")]
    public async Task Each_command_tells_what_it_does_and_what_each_option_is_for(string command, string options)
    {
        var help = await CommandLine.RunAsync(_folder, [.. command.Split(' '), "--help"]);

        Assert.Equal((CommandLine.Done, string.Empty), (help.ExitCode, help.Error));
        Assert.Matches(@"^Description:\n  [A-Z].{20,}\.\n", help.Output);
        Assert.Contains($"Usage:\n  programflows {command}", help.Output, StringComparison.Ordinal);
        Assert.Equal(
            options.Split(' '),
            help.OutputLines.Where(l => l.StartsWith("  --", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]));
        Assert.All(
            help.OutputLines.Where(l => l.StartsWith("  --", StringComparison.Ordinal)),
            line => Assert.Matches(@"^  --\S+( <\S+>)?( \(REQUIRED\))?  +[A-Z].{8,}", line));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("'rehears' is not known to 'programflows'. Did you mean 'rehearse'?", "rehears")]
    [InlineData(
        "'x' is not known to 'programflows'. "
        + "There are demo, rehearse, import, users, serve, instances, replay-check, accept-clock, verify, channels, "
        + "backup, restore.",
        "x")]
    [InlineData("'--aply' is not known to 'programflows import'. Did you mean '--apply'?", "import", "x.csv", "--aply")]
    [InlineData("'--tmplate' is not known to 'programflows import'. Did you mean '--template'?", "import", "--tmplate")]
    [InlineData("Required argument missing for command: 'rehearse'.", "rehearse")]
    [InlineData("Required argument missing for option: '--data'.", "serve", "--data")]
    [InlineData("'0' does not fit --networks. Write a number from 1 to", "rehearse", "x.yaml", "--networks", "0")]
    [InlineData("'-3' does not fit --networks. Write a number from 1 to", "demo", "--networks", "-3")]
    [InlineData("'many' does not fit --networks.", "rehearse", "x.yaml", "--networks", "many")]
    [InlineData("'nonsense' is no address. Write it like http://localhost:5080.", "serve", "--urls", "nonsense")]
    public async Task What_was_misread_is_answered_with_what_may_be_meant(string says, params string[] words)
    {
        var outcome = await CommandLine.RunAsync(_folder, words);

        CommandLine.AssertRefusal(outcome, says);
        Assert.EndsWith("--help' tells what there is. Nothing was done.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
