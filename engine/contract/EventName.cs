namespace ProgramFlows.Engine.Contract;

/// <summary>The name of an external event, with the shape of what it carries.</summary>
/// <typeparam name="T">What the event carries; serialised by <see cref="Payload"/>.</typeparam>
/// <param name="Value">
/// A literal of letters, digits, <c>-</c> and <c>_</c>, 1 to 100 characters, the first a letter. Compared without
/// regard to case.
/// </param>
/// <exception cref="ArgumentException">The name breaks the rule above.</exception>
public sealed record EventName<T>(string Value)
{
    /// <summary>The name itself.</summary>
    public string Value { get; } = ContractName.Checked(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
