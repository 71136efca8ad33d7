using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>
/// Whom a row names: one name of whatever kind, no surname needed; an address, a telephone number or both.
/// </summary>
/// <param name="problems">Told of what cannot be understood.</param>
internal sealed class PersonOfRow(Problems problems)
{
    /// <summary>
    /// What a file writes where no salutation is wanted; left empty, the usual one goes with the name.
    /// </summary>
    public const string NoSalutation = "-";

    private const int LongestName = 200;
    private const int LongestSalutation = 60;
    private const int LongestPhone = 30;
    private const string FormulaStarts = "=+-@";

    /// <summary>The person; null when something is wrong, of which the problems are told.</summary>
    public ImportedPerson? Read(int row, Dictionary<string, string> values)
    {
        var before = problems.Count;
        var (name, language) = (values["name"], values["language"].ToLowerInvariant());
        CheckText(row, "ชื่อ", "name", name, LongestName, least: 1);

        // A spreadsheet would compute such a cell, here or wherever the name is exported to.
        if (name.Length > 0 && FormulaStarts.Contains(name[0]))
        {
            problems.Add(
                row,
                $"ชื่อต้องไม่ขึ้นต้นด้วย '{name[0]}' เพราะโปรแกรมตารางคำนวณจะถือเป็นสูตร",
                $"The name begins with '{name[0]}', which a spreadsheet takes for a formula. Write the name alone.");
        }

        var salutation = values.GetValueOrDefault("salutation") ?? "";
        CheckText(row, "คำนำหน้าชื่อ", "salutation", salutation, LongestSalutation, least: 0);
        var email = EmailOf(row, values["email"], values.GetValueOrDefault("phone") ?? "");
        var phone = PhoneOf(row, values.GetValueOrDefault("phone") ?? "");
        if (language is not ("th" or "en"))
        {
            problems.Add(
                row,
                $"ภาษา '{Quoted.Of(language)}' ไม่ถูกต้อง ใช้ th หรือ en",
                $"'{Quoted.Of(language)}' is no language. Use th or en.");
        }

        return problems.Count > before
            ? null
            : new ImportedPerson(
                name,
                email?.Text,
                phone,
                salutation is { Length: > 0 } chosen ? chosen == NoSalutation ? "" : chosen : null,
                language == "en" ? Language.En : Language.Th);
    }

    private EmailAddress? EmailOf(int row, string value, string phone)
    {
        // Who has a telephone only is told of by others.
        if (value.Length == 0 && phone.Length > 0)
        {
            return null;
        }

        if (EmailAddress.WhyNot(value) is { } refusal)
        {
            problems.Add(
                row,
                $"อีเมล '{Quoted.Of(value)}' ไม่ถูกต้อง {refusal.Th}",
                $"'{Quoted.Of(value)}' is no e-mail address. {refusal.En}");
        }

        return EmailAddress.Read(value);
    }

    private string? PhoneOf(int row, string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        var isPhone = value.Length <= LongestPhone
            && value.Count(char.IsAsciiDigit) >= 8
            && value.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '+' or '(' or ')');
        if (!isPhone)
        {
            problems.Add(
                row,
                $"หมายเลขโทรศัพท์ '{Quoted.Of(value)}' ไม่ถูกต้อง เขียนเช่น 081-234-5678",
                $"'{Quoted.Of(value)}' is no telephone number. Write it like 081-234-5678.");
        }

        return value;
    }

    private void CheckText(int row, string th, string en, string text, int longest, int least)
    {
        if (text.Length < least || text.Length > longest)
        {
            problems.Add(
                row,
                $"{th}ต้องมี {least} ถึง {longest} ตัวอักษร",
                $"The {en} needs {least} to {longest} characters.");
        }

        if ((LineOfText.Stray(text) ?? LineOfText.Invisible(text)) is { } unseen)
        {
            problems.Add(
                row,
                $"{th} '{Quoted.Of(text)}' มีอักขระ {LineOfText.NameOf(unseen)} ที่มองไม่เห็น โปรดพิมพ์ใหม่",
                $"The {en} '{Quoted.Of(text)}' has the character {LineOfText.NameOf(unseen)}, which nobody sees. "
                + $"Type the {en} again.");
        }
    }
}
