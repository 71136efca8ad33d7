using System.Text.RegularExpressions;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>The deployment page does what it says, or says why nobody tried.</summary>
public sealed partial class DeploymentPageTests
{
    private static readonly IReadOnlyList<PageBlock> Blocks =
        PageBlock.Of(Path.Combine(House.Root, "docs", "deploy-azure.md"));

    [Fact]
    public void Every_command_is_run_by_a_test_or_marked_with_the_reason_why_not()
    {
        Assert.NotEmpty(Blocks);
        Assert.Empty(Blocks.Where(b => !b.IsRun && !b.IsExcused).Select(b => $"line {b.Line}: {b.Mark}"));
    }

    /// <summary>All in one place and in the order of the page, as a reader would.</summary>
    [Fact]
    public async Task Commands_that_a_test_runs_show_what_one_should_see()
    {
        Bicep.NeedsThisMachine();
        Assert.SkipUnless(Shell.Has("bash") && Shell.Has("jq"), "bash or jq is missing.");
        using var shell = new Shell();
        var run = Blocks.Where(b => b.IsRun).ToList();

        Assert.True(run.Count >= 4);
        foreach (var block in run)
        {
            var (code, output) = await shell.RunAsync(block.Commands);

            Assert.True(code == 0, $"The commands at line {block.Line} answered {code}:\n{output}");
            Assert.NotEmpty(block.Seen);
            Assert.All(block.Seen, line => Assert.Matches(Pattern(line), output));
        }
    }

    [Fact]
    public async Task Commands_that_no_test_runs_are_at_least_shell()
    {
        Assert.SkipUnless(Shell.Has("bash"), "bash is missing.");
        using var shell = new Shell();
        foreach (var block in Blocks.Where(b => !b.IsRun))
        {
            var (code, output) = await shell.RunAsync(block.Commands, "-n");

            Assert.True(code == 0, $"The commands at line {block.Line} cannot be read:\n{output}");
        }
    }

    [Fact]
    public void Files_that_the_page_names_exist() =>
        Assert.All(
            Blocks.SelectMany(b => NamedFile().Matches(b.Commands).Select(m => m.Value))
                .Where(f => !f.EndsWith(".snapshot.json", StringComparison.Ordinal)),
            f => Assert.True(File.Exists(Path.Combine(House.Root, f)), f));

    [Fact]
    public void Alerts_that_the_page_explains_are_all_alerts() =>
        Assert.All(
            AlertName().Matches(File.ReadAllText(Path.Combine(GroundFolder.Source, "alerts.json")))
                .Select(m => m.Groups[1].Value)
                .Append("archive-policy-touched"),
            name => Assert.Contains(
                $"| `{name}` |",
                File.ReadAllText(Path.Combine(House.Root, "docs", "deploy-azure.md")),
                StringComparison.Ordinal));

    /// <summary>A line of the page; three dots stand for what differs from one time to the next.</summary>
    private static string Pattern(string line) =>
        "(?m)^" + string.Join(".*", line.Split('…').Select(Regex.Escape)) + @"\s*$";

    [GeneratedRegex(@"(infra|programs)/[\w./-]+\.(bicep|bicepparam|json|sql|yaml)\b")]
    private static partial Regex NamedFile();

    [GeneratedRegex("\"name\": \"([a-z-]+)\"")]
    private static partial Regex AlertName();
}
