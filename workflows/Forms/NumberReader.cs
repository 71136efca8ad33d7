using System.Globalization;
using System.Text.RegularExpressions;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// Understands numbers and amounts as people write them: <c>1,250</c>, <c>๑๒๕๐</c>, <c>1 250.50 บาท</c>, <c>35 คน</c>.
/// </summary>
internal static partial class NumberReader
{
    public static ReadField Read(FieldDefinition field, string typed, string path)
    {
        var text = TypedText.Line(TypedText.WithPlainDigits(typed));
        if (text.Length == 0)
        {
            return new ReadField(null, []);
        }

        // Commas and blanks stand only between groups of three, so that 1,5 is not taken for fifteen.
        return Written().Match(text) is { Success: true } match
            && decimal.TryParse(
                match.Groups["number"].Value.Replace(",", string.Empty, StringComparison.Ordinal)
                    .Replace(" ", string.Empty, StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number)
            ? new ReadField(new FieldAnswer.Number(number), [])
            {
                Understood = FormTexts.Format("Understood", AnswerTexts.Number(field, number)),
            }
            : new ReadField(null, [FieldProblem.Of(path, ProblemCode.NotNumber, field.Label, Quoted.Of(typed))]);
    }

    [GeneratedRegex(
        @"^(฿|THB)? ?(?<number>-?([0-9]{1,20}|[0-9]{1,3}([, ][0-9]{3}){1,6})(\.[0-9]{1,6})?)"
        + @" ?(บาท|฿|บ\.|baht|THB|คน|โครงการ|เรื่อง|ครั้ง|people|persons)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
