namespace ProgramFlows.Adapters.Store.Migrations;

/// <summary>What both databases run when a task knows who handed it in.</summary>
internal static class DeputiesAndLeaveSql
{
    /// <summary>The submissions of an older release know it; the last one counts.</summary>
    public const string WhoHandedIn =
        """
        UPDATE tasks SET "SubmittedBy" = (
            SELECT s."PersonId" FROM submissions s WHERE s."TaskId" = tasks."Id" ORDER BY s."At" DESC LIMIT 1)
        WHERE "TimesSubmitted" > 0
        """;
}
