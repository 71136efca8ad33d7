using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>What came of asking for a code or a link to hand over.</summary>
/// <param name="Result">Whether it was done.</param>
/// <param name="Secret">The code or what stands in the link; null when none was made. It is shown once and stands
/// nowhere in the clear.</param>
/// <param name="EndsAt">When it ends, UTC.</param>
public sealed record GivenSecret(CommandResult Result, string? Secret, DateTimeOffset EndsAt);
