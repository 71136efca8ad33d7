using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Tests.Years;

/// <summary>Somebody does something at two in the afternoon of a day.</summary>
internal sealed record StoryLine(DateOnly Day, TaskAction Action, string Task);
