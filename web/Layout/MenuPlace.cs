namespace ProgramFlows.Web.Layout;

/// <summary>A place in the menu.</summary>
/// <param name="Address">Where.</param>
/// <param name="Text">The name of its text.</param>
public sealed record MenuPlace(string Address, string Text);
