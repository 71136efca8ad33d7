namespace ProgramFlows.Web.Parts;

/// <summary>Something to be corrected in a form.</summary>
/// <param name="Field">The id of the field on the page.</param>
/// <param name="Words">What to do about it, the same at the field.</param>
public sealed record Mistake(string Field, string Words);
