namespace ProgramFlows.Standalone.Commands;

/// <summary>How wide the terminal is.</summary>
internal static class Terminal
{
    // Narrower than this, text is not laid out any more: the terminal breaks its lines as it can.
    private const int Narrowest = 40;

    /// <summary>The columns to lay out help in; without an end where the output is no terminal.</summary>
    public static int Width => Console.IsOutputRedirected ? int.MaxValue : Readable(Console.WindowWidth);

    /// <summary>A width in which a word fits.</summary>
    public static int Readable(int columns) => Math.Max(Narrowest, columns);
}
