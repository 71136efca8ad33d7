namespace ProgramFlows.Workflows.Messages;

/// <summary>Where the pages are, for links in messages.</summary>
/// <param name="Root">The address of the overview, ending in a slash.</param>
public sealed record SiteAddress(Uri Root)
{
    /// <summary>The page of a task; it shows nothing before its reader has signed in.</summary>
    public Uri Task(string taskId) => new(Root, $"tasks/{taskId}");

    /// <summary>The page with all tasks of its reader.</summary>
    public Uri MyTasks => new(Root, "tasks");
}
