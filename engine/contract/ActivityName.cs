namespace ProgramFlows.Engine.Contract;

/// <summary>The name of an activity, with the shapes of what goes in and what comes out.</summary>
/// <typeparam name="TInput">What the activity is given; serialised by <see cref="Payload"/>.</typeparam>
/// <typeparam name="TOutput">What the activity answers; serialised by <see cref="Payload"/>.</typeparam>
/// <param name="Value">
/// A literal of letters, digits, <c>-</c> and <c>_</c>, 1 to 100 characters, the first a letter. It stands in histories
/// and is a function name in Azure, so it never changes once released; never derive it with <c>nameof</c>.
/// </param>
/// <exception cref="ArgumentException">The name breaks the rule above.</exception>
public sealed record ActivityName<TInput, TOutput>(string Value)
{
    /// <summary>The name itself.</summary>
    public string Value { get; } = ContractName.Checked(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
