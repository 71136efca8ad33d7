using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>What came of a code or a link, and what the browser is given.</summary>
/// <param name="Outcome">What came of it.</param>
public sealed record SignInAnswer(SignInOutcome Outcome)
{
    /// <summary>The session that began; null when none did.</summary>
    public NewSession? Session { get; init; }

    /// <summary>With <see cref="SignInOutcome.Choose"/>: what this browser chooses with from now on.</summary>
    public string? Browser { get; init; }

    /// <summary>The page to go to.</summary>
    public string Back { get; init; } = "/";

    /// <summary>With <see cref="SignInOutcome.Choose"/>: the people who share the address, by name.</summary>
    public IReadOnlyList<Person> People { get; init; } = [];
}
