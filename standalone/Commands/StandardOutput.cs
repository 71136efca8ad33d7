using System.Text;

namespace ProgramFlows.Standalone.Commands;

/// <summary>
/// Standard output that goes on at standard error once it cannot be written: what a command has done is done, and is
/// said somewhere.
/// </summary>
internal sealed class StandardOutput(TextWriter? output) : TextWriter
{
    private TextWriter? _output = output;

    /// <summary>True when something could not be written where it belongs.</summary>
    public static bool IsLost { get; private set; }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Puts it in the place of the console's own.</summary>
    public static void Install()
    {
        TextWriter? output = null;
        try
        {
            output = Console.Out;
        }
        catch (Exception e) when (IsTrouble(e))
        {
            // Standard output is closed: the first word that is to go there says so.
        }

        var writer = new StandardOutput(output);
        writer.CoreNewLine = [.. Environment.NewLine];
        Console.SetOut(writer);
    }

    /// <summary>Says something on standard error if that can be written; there is nowhere else to say it.</summary>
    public static void TryWriteError(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            IsLost = true;
        }
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_output is { } output)
        {
            try
            {
                output.Write(buffer);
                return;
            }
            catch (Exception e) when (IsTrouble(e))
            {
                Lose(e.Message);
            }
        }
        else if (!IsLost)
        {
            Lose("it is closed");
        }

        try
        {
            Console.Error.Write(buffer);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            IsLost = true;
        }
    }

    public override void Flush() => _output?.Flush();

    private static bool IsTrouble(Exception e) =>
        e is IOException or UnauthorizedAccessException or ObjectDisposedException;

    private void Lose(string reason)
    {
        _output = null;
        IsLost = true;
        TryWriteError($"Standard output cannot be written ({reason}). What belongs there:");
    }
}
