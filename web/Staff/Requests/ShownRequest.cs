using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Privacy;

namespace ProgramFlows.Web.Staff.Requests;

/// <summary>A request about somebody's data, and the form in which it is answered.</summary>
/// <param name="Request">The request.</param>
/// <param name="Reason">What was entered.</param>
/// <param name="Mistakes">What is to be corrected.</param>
public sealed record ShownRequest(PrivacyRequest Request, string Reason, IReadOnlyList<Mistake> Mistakes);
