using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Cases;

namespace ProgramFlows.Web.Staff.Urgent;

/// <summary>A red risk, and the form in which it is said what was done.</summary>
/// <param name="Risk">The red risk.</param>
/// <param name="Done">What was entered.</param>
/// <param name="IsTooLate">Whether somebody else answered while this was entered.</param>
/// <param name="Mistakes">What is to be corrected.</param>
public sealed record ShownUrgent(SeenRedRisk Risk, string Done, bool IsTooLate, IReadOnlyList<Mistake> Mistakes);
