using System.Globalization;

namespace ProgramFlows.Tests.Proof.Worlds;

/// <summary>
/// The seeds of a run: <c>PROGRAMFLOWS_SEEDS</c> says how many, <c>PROGRAMFLOWS_SEED</c> names the only one.
/// </summary>
internal static class Seeds
{
    public static IEnumerable<int> Of(int usual) =>
        Number("PROGRAMFLOWS_SEED") is { } one ? [one] : Enumerable.Range(1, Count("PROGRAMFLOWS_SEEDS", usual));

    /// <summary>A number from the environment, or the usual one.</summary>
    public static int Count(string variable, int usual) => Number(variable) ?? usual;

    /// <summary>Runs one seed and says which it was when it fails.</summary>
    public static async Task RunAsync(int seed, Func<int, Task> test)
    {
        try
        {
            await test(seed).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ProofFailedException($"Seed {seed} fails. Run it alone with PROGRAMFLOWS_SEED={seed}.", e);
        }
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
