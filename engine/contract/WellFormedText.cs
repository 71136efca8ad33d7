using System.Text;

namespace ProgramFlows.Engine.Contract;

/// <summary>
/// Texts by which engines tell things apart. Half of a surrogate pair has no form in UTF-8: two texts that differ there
/// only would be kept as one, so such a text is refused.
/// </summary>
internal static class WellFormedText
{
    public static bool IsWellFormed(string text)
    {
        for (var left = text.AsSpan(); !left.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(left, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            left = left[length..];
        }

        return true;
    }

    /// <summary>The text as it can be shown in a message: escaped where need be, and not too long.</summary>
    public static string Shown(string text)
    {
        const int most = 100;
        var shown = new StringBuilder();
        foreach (var c in text.Length > most ? $"{text.AsSpan(0, most)}…" : text)
        {
            shown.Append(char.IsSurrogate(c) || char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString());
        }

        return shown.ToString();
    }
}
