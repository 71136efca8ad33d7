namespace ProgramFlows.Workflows.Tasks;

/// <summary>A place in the queue of reviews; what is added or taken away before it moves nothing after it.</summary>
/// <param name="HandedInAt">When the task there was handed in, UTC.</param>
/// <param name="Id">Which task.</param>
public sealed record QueuePlace(DateTimeOffset HandedInAt, TaskId Id);
