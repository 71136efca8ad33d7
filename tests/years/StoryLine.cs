namespace ProgramFlows.Tests.Years;

/// <summary>Somebody does something at two in the afternoon of a day.</summary>
internal sealed record StoryLine(DateOnly Day, Deed Deed, string Task);
