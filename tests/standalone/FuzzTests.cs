using System.CommandLine;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Every option of every command with every nasty value: nobody reads anything but sentences.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int Processes = 24;

    /// <summary>What people, scripts and attackers put where a value belongs.</summary>
    private static readonly string[] Nasty =
    [
        "", " ", "-", "--", "0", "-1", "1e9", "77", "NaN", "2147483648", "-2147483649", "99999999999999999999", "null",
        "true", "0001-01-01", "9999-12-31", "2569-11-24", "2026-02-30", "2026-11-24T25:00:00Z", "=", "a=", "=a",
        "a=b=c", "http://", "http://[", "http://a b", "http://a:99999", "//", ";", "/dev/null", "/dev/full", ".", "..",
        "/proc/self/mem", "nowhere/at/all", "*", "?", "@words", "[suggest]", "[diagram]", "$HOME", "%s%n", "'\"`", "\\",
        "\t", "\n", "\r\n", "\u001b[31m", "\u200b", "\ufeff", "\ufffd", "ก็", "👩‍👩‍👧", "e\u0301",
        new string('a', 5_000),
        string.Concat(Enumerable.Repeat("../", 1_500)),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_option_and_argument_takes_a_nasty_value_or_refuses_it_with_a_sentence()
    {
        var refused = 0;
        var root = Root.Create();
        foreach (var words in Everything(root))
        {
            var parsed = Root.Parse(root, words);
            if (Misreading.Concerns(parsed))
            {
                Assert.All(Misreading.SentencesFor(parsed), ValuesTests.AssertSentences);
                refused++;
            }
        }

        Assert.InRange(refused, 500, int.MaxValue);
    }

    [Fact]
    public async Task A_real_process_with_a_nasty_value_ends_without_a_stack_trace()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        var seed = Random.Shared.Next();
        var chance = new Random(seed);

        // Those that end by themselves; what plays a year or serves is parsed above.
        var quick = Everything(Root.Create())
            .Where(w => w[0] is not ("demo" or "serve" or "rehearse" or "import") && !w.Contains("/proc/self/mem"))
            .ToArray();
        foreach (var words in chance.GetItems(quick, Processes))
        {
            var outcome = await CommandLine.RunAsync(_folder, words);

            Assert.True(
                outcome.ExitCode is CommandLine.Done or CommandLine.Failed,
                $"seed {seed}: {string.Join(' ', words)}: {outcome}");
            ValuesTests.AssertSentences(outcome.Error);
        }
    }

    private static IEnumerable<string[]> Everything(RootCommand root) =>
        from command in Commands(root, [])
        from words in Given(command.Words, command.Command)
        select words;

    private static IEnumerable<(string[] Words, Command Command)> Commands(Command command, string[] words) =>
        command.Subcommands.Count == 0
            ? [(words, command)]
            : command.Subcommands.SelectMany(c => Commands(c, [.. words, c.Name]));

    /// <summary>A nasty value in one place, and something harmless in the others that must be given.</summary>
    private static IEnumerable<string[]> Given(string[] words, Command command)
    {
        string[] harmless = [.. command.Arguments.Select(_ => "x"), .. command.Options.Where(o => o.Required)
            .SelectMany(o => new[] { o.Name, "2026-01-01" })];
        foreach (var value in Nasty)
        {
            foreach (var option in command.Options.Where(o => o is not System.CommandLine.Help.HelpOption))
            {
                yield return [.. words, .. harmless, option.Name, value];
                yield return [.. words, .. harmless, $"{option.Name}={value}"];
            }

            for (var place = 0; place < command.Arguments.Count; place++)
            {
                yield return [.. words, .. harmless[..place], value, .. harmless[(place + 1)..]];
            }
        }
    }
}
