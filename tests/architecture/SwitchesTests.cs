using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.Architecture;

/// <summary>
/// A new role, status or action compiles only when every place that decides by them has thought of it: the compiler
/// counts the arms of a switch expression, unless one of them takes everything.
/// </summary>
public sealed partial class SwitchesTests
{
    [Fact]
    public void No_switch_over_roles_states_or_actions_has_an_arm_for_everything_else() =>
        Assert.Empty(
            from file in SourceFile.Code()
            where !file.Path.EndsWith("/SwitchesTests.cs", StringComparison.Ordinal)
            from found in CatchAlls(string.Join('\n', file.Lines))
            select $"{file.Path}: '{found}' takes a new one in silence. Name those that are meant.");

    [Theory]
    [InlineData("role switch { Role.Coordinator => 1, _ => 2 }", "_")]
    [InlineData(
        "(s, a) switch { (WorkTaskStatus.Open, TaskAction.Submit) => 1, (WorkTaskStatus.Open, _) => 2 }",
        "(WorkTaskStatus.Open, _)")]
    [InlineData("role switch { Role.Coordinator => f(x, y), var other => g(other) }", "var other")]
    [InlineData("switch (status) { case WorkTaskStatus.Open: break; default: break; }", "default")]
    [InlineData("role switch { Role.Coordinator => 1, Role.RegionalOffice => 2 }", null)]
    [InlineData("number switch { 1 => Role.Coordinator, _ => Role.RegionalOffice }", null)]
    [InlineData("role switch { Role.Coordinator when a => 1, _ when b => 2 }", "_ when b")]
    public void The_law_finds_what_it_is_for(string code, string? found) =>
        Assert.Equal(found is null ? [] : [found], CatchAlls(code));

    private static IEnumerable<string> CatchAlls(string text)
    {
        foreach (Match expression in Expression().Matches(text))
        {
            var patterns = Arms(text, expression.Index + expression.Length).ToList();
            foreach (var pattern in patterns.Where(p => patterns.Exists(q => Guarded().IsMatch(q)) && TakesAll(p)))
            {
                yield return pattern;
            }
        }

        foreach (Match statement in Statement().Matches(text))
        {
            var body = text[(statement.Index + statement.Length)..BodyEnd(text, statement.Index + statement.Length)];
            if (GuardedCase().IsMatch(body) && Default().IsMatch(body))
            {
                yield return "default";
            }
        }
    }

    private static bool TakesAll(string pattern) => Discard().IsMatch(pattern);

    /// <summary>The patterns of a switch expression's arms; the position is behind its opening brace.</summary>
    private static IEnumerable<string> Arms(string text, int position)
    {
        var end = BodyEnd(text, position);
        var (depth, start) = (0, position);
        for (var i = position; i <= end; i++)
        {
            depth += i == end ? 0 : "([{".Contains(text[i]) ? 1 : ")]}".Contains(text[i]) ? -1 : 0;
            if (i == end || (depth == 0 && text[i] == ','))
            {
                var arrow = text[start..i].IndexOf("=>", StringComparison.Ordinal);
                if (arrow > 0)
                {
                    yield return LineComment().Replace(text[start..(start + arrow)], "").Trim();
                }

                start = i + 1;
            }
        }
    }

    private static int BodyEnd(string text, int position)
    {
        for (var depth = 1; position < text.Length; position++)
        {
            depth += text[position] == '{' ? 1 : text[position] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return position;
            }
        }

        return text.Length;
    }

    [GeneratedRegex(@"\bswitch\s*\{")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\bswitch\s*\([^{]*\)\s*\{")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(Role|WorkTaskStatus|TaskAction|TaskStage|Permission|TaskEventKind)\.[A-Z]")]
    private static partial Regex Guarded();

    [GeneratedRegex(@"\bcase\b[^:]*\b(Role|WorkTaskStatus|TaskAction|TaskStage|Permission|TaskEventKind)\.[A-Z]")]
    private static partial Regex GuardedCase();

    [GeneratedRegex(@"\bdefault\s*:")]
    private static partial Regex Default();

    [GeneratedRegex(@"(^|[(,]\s*)(_|var \w+)\s*($|[,)]|when\b)")]
    private static partial Regex Discard();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex LineComment();
}
