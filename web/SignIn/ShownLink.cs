namespace ProgramFlows.Web.SignIn;

/// <summary>A link of a message, before anything is done with it.</summary>
/// <param name="Link">What stands in it.</param>
/// <param name="Masked">Whose it is, as far as it may be shown; null when it cannot be used.</param>
public sealed record ShownLink(string Link, string? Masked);
