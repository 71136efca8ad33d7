using System.Text;

namespace ProgramFlows.Engine.Contract;

/// <summary>
/// What is kept of an exception's texts. They are made by code of whoever wrote the exception, so they may throw, be
/// missing, be of any length, or hold what cannot be written.
/// </summary>
internal static class ExceptionText
{
    private const int LongestMessage = 4_096;
    private const int LongestTrace = 8_192;
    private const string Shortened = " … [shortened] … ";

    public static string MessageOf(Exception exception)
    {
        try
        {
            return Bounded(exception.Message ?? "The exception has no message.", LongestMessage);
        }
#pragma warning disable CA1031 // Whatever the exception does when it is asked, it is told of.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"The exception's message cannot be read: it throws {e.GetType().FullName}.";
        }
    }

    public static string? TraceOf(Exception exception)
    {
        try
        {
            return exception.StackTrace is { } trace ? Bounded(trace, LongestTrace) : null;
        }
#pragma warning disable CA1031 // As above; a trace may be missing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Begin and end of a long text: the cause often stands there. Lone surrogates are replaced.</summary>
    private static string Bounded(string text, int longest)
    {
        var kept = text.Length <= longest
            ? text
            : string.Concat(
                text.AsSpan(0, longest * 3 / 4), Shortened, text.AsSpan(text.Length - longest / 4 + Shortened.Length));
        return kept.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
            ? kept
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(kept));
    }
}
