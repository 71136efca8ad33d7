using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Privacy;

namespace ProgramFlows.Web.Account.Holdings;

/// <summary>Everything held about whoever looks, and what they ask to have done with it.</summary>
/// <param name="Parts">What is held.</param>
/// <param name="Requests">What they have asked.</param>
/// <param name="Kind">What was chosen.</param>
/// <param name="Words">What was entered.</param>
/// <param name="Mistakes">What is to be corrected.</param>
public sealed record ShownHoldings(
    IReadOnlyList<HeldPart> Parts,
    IReadOnlyList<PrivacyRequest> Requests,
    PrivacyRequestKind Kind,
    string Words,
    IReadOnlyList<Mistake> Mistakes);
