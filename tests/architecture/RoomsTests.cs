using System.Reflection;
using System.Text.RegularExpressions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows;
using Xunit;

namespace ProgramFlows.Tests.Architecture;

/// <summary>Rules of the rooms that no compiler knows.</summary>
public sealed partial class RoomsTests
{
    private const int LongestType = 400;
    private const int LongestLine = 120;

    /// <summary>Parts of one type count together: a cut through its middle makes it no shorter to read.</summary>
    [Fact]
    public void No_type_is_too_long_to_be_read_at_a_sitting() =>
        Assert.Empty(
            from source in SourceFile.All()
            group source by source.TypeName into type
            let lines = type.Sum(s => s.Lines.Length)
            where lines > LongestType
            select $"{type.Key}: {lines} lines");

    [Fact]
    public void No_line_runs_off_the_page() =>
        Assert.Empty(
            from source in SourceFile.All()
            from line in source.Lines.Index()
            where line.Item.Length > LongestLine
            select $"{source.Path}:{line.Index + 1}");

    [Fact]
    public void The_editor_and_the_law_agree_on_the_width_of_the_page() =>
        Assert.Contains(
            $"max_line_length = {LongestLine}", File.ReadAllLines(Path.Combine(House.Root, ".editorconfig")));

    [Fact]
    public void What_is_left_to_do_stands_in_an_issue_and_not_in_a_comment() =>
        Assert.Empty(SourceFile.All().Where(s => s.Lines.Any(l => l.Contains("// TO" + "DO"))).Select(s => s.Path));

    [Fact]
    public void No_file_is_a_drawer_for_odds_and_ends() =>
        Assert.DoesNotContain(SourceFile.All(), s => s.Path.EndsWith("/Extensions.cs", StringComparison.Ordinal));

    [Fact]
    public void No_type_hides_behind_an_empty_word() =>
        Assert.Empty(
            from source in SourceFile.Code()
            from line in source.Lines
            let match = TypeDeclaration().Match(line)
            where match.Success && EmptyWord().IsMatch(match.Groups["name"].Value)
            select $"{source.Path}: {match.Groups["name"].Value}");

    [Fact]
    public void A_file_holds_one_public_type_and_bears_its_name() =>
        Assert.Empty(
            from source in SourceFile.Code()
            let types = source.Lines.Select(l => PublicType().Match(l)).Where(m => m.Success)
                .Select(m => m.Groups["name"].Value).ToList()
            where types.Count > 0
                && (types[0] != Path.GetFileName(source.Path).Split('.')[0]
                    || types.Skip(1).Any(t => !IsItsOwnInputOrOutput(t, source)))
            select source.Path);

    [Fact]
    public void An_orchestrator_owns_nothing_and_is_given_nothing()
    {
        var orchestrators = typeof(ProgrammeCatalogue).Assembly.GetTypes()
            .Where(t => t.BaseType is { IsGenericType: true } parent
                && parent.GetGenericTypeDefinition() == typeof(Orchestrator<,>))
            .ToList();

        const BindingFlags own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        Assert.NotEmpty(orchestrators);
        Assert.Empty(orchestrators
            .Where(t => t.GetFields(own).Length > 0 || t.GetConstructor(Type.EmptyTypes) is null)
            .Select(t => t.Name));
    }

    /// <summary>An orchestrator's or activity's input and output stand with it: what its base type names.</summary>
    private static bool IsItsOwnInputOrOutput(string type, SourceFile source) =>
        source.Lines.Any(l => BaseType().Match(l) is { Success: true } of
            && of.Groups["of"].Value.Split(", ").Contains(type));

    [GeneratedRegex(@": (?:Orchestrator|Activity)<(?<of>.+)>$")]
    private static partial Regex BaseType();

    [GeneratedRegex(@"^\s*(?:[a-z]+ )*(?:class|struct|record|record struct|enum|interface) (?<name>[A-Z]\w*)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^public (?:[a-z]+ )*(?:class|struct|record|record struct|enum|interface) (?<name>[A-Z]\w*)")]
    private static partial Regex PublicType();

    [GeneratedRegex("(?:Manager|Helper|Util|Utils|Processor|Impl|Info|Data|Base)(?:$|[A-Z])")]
    private static partial Regex EmptyWord();
}
