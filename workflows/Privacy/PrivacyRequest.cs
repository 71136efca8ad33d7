using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Privacy;

/// <summary>A request about what is held about somebody.</summary>
/// <param name="Id">The command that made it.</param>
/// <param name="Person">Who asks.</param>
/// <param name="Name">Their name; empty when they were erased.</param>
/// <param name="Kind">What they ask.</param>
/// <param name="Words">In their words; empty when they were erased.</param>
/// <param name="AskedAt">When, UTC.</param>
/// <param name="AnswerBy">The last day to answer it.</param>
/// <param name="Decision">What was decided; null while it waits.</param>
public sealed record PrivacyRequest(
    CommandId Id,
    PersonId Person,
    string Name,
    PrivacyRequestKind Kind,
    string Words,
    DateTimeOffset AskedAt,
    DateOnly AnswerBy,
    PrivacyDecision? Decision);
