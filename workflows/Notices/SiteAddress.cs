using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Notices;

/// <summary>Where the pages are, for links in messages.</summary>
/// <param name="Root">The address of the overview, ending in a slash.</param>
public sealed record SiteAddress(Uri Root)
{
    /// <summary>The page of a task; it shows nothing before its reader has signed in.</summary>
    public Uri Task(TaskId taskId) => new(Root, $"tasks/{taskId}");

    /// <summary>The page of a red risk; it shows nothing before its reader has signed in.</summary>
    /// <param name="handIn">The command that handed it in.</param>
    public Uri RedRisk(CommandId handIn) => new(Root, $"urgent/{Uri.EscapeDataString(handIn.Value)}");

    /// <summary>The page that a link of the sign-in leads to; it asks before it does anything.</summary>
    public Uri SignIn(string link) => new(Root, $"sign-in/link/{link}");

    /// <summary>Where its reader's mails of a morning are stopped, without having signed in: a page that asks first,
    /// and what a mail program sends its one click to.</summary>
    /// <param name="key">The reader's own, which nobody guesses.</param>
    public Uri StopMails(string key) => new(Root, $"stop-mails/{key}");

    /// <summary>The page with all tasks of its reader.</summary>
    public Uri MyTasks => new(Root, "tasks");
}
