namespace ProgramFlows.Workflows.Notices;

/// <summary>Sweeps the texts of messages that were sent long ago; that they were sent stays in the ledger.</summary>
/// <param name="contents">The texts.</param>
public sealed class MessageSweep(IMessageContents contents)
{
    private const int Together = 1_000;

    /// <summary>For how many days a text is kept.</summary>
    public const int DaysKept = 90;

    /// <summary>Sweeps once.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancellationToken">Gives up; what is left is swept the next time.</param>
    /// <returns>How many went.</returns>
    public async Task<int> SweepAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (before, swept) = (at.AddDays(-DaysKept), 0);
        int step;
        do
        {
            // In steps, so that no command waits long behind it.
            step = await contents.ForgetAsync(before, Together, cancellationToken);
            swept += step;
        }
        while (step == Together);
        return swept;
    }
}
