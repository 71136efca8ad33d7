namespace ProgramFlows.Adapters.Store.Migrations;

/// <summary>What both databases run when appointments and tasks become those of a programme.</summary>
internal static class ProgrammesApartSql
{
    /// <summary>Keeps the appointments that name no programme, until they have been shared out.</summary>
    public const string SetAside = """CREATE TABLE appointments_before AS SELECT * FROM appointments""";

    /// <summary>
    /// Nobody knows of which programme an appointment of an older release was: of each that its networks take part in,
    /// so that nobody stops hearing of what they heard of.
    /// </summary>
    public const string ShareOut =
        """
        INSERT INTO appointments ("ProgrammeId", "Role", "Scope", "PersonId")
        SELECT e."ProgrammeId", a."Role", a."Scope", a."PersonId"
        FROM appointments_before a JOIN enrolments e ON e."NetworkCode" = a."Scope"
        WHERE a."Role" = 0
        UNION
        SELECT e."ProgrammeId", a."Role", a."Scope", a."PersonId"
        FROM appointments_before a
        JOIN networks n ON n."ProvinceCode" = a."Scope" JOIN enrolments e ON e."NetworkCode" = n."Code"
        WHERE a."Role" = 1
        UNION
        SELECT e."ProgrammeId", a."Role", a."Scope", a."PersonId"
        FROM appointments_before a
        JOIN networks n ON n."Office" = a."Scope" JOIN enrolments e ON e."NetworkCode" = n."Code"
        WHERE a."Role" = 2
        """;

    /// <summary>
    /// Whoever looks after networks that are yet to join belongs to every programme there is; where there is none yet,
    /// to the one that the older release was shipped with.
    /// </summary>
    public const string ShareOutTheRest =
        """
        INSERT INTO appointments ("ProgrammeId", "Role", "Scope", "PersonId")
        SELECT p."ProgrammeId", a."Role", a."Scope", a."PersonId"
        FROM appointments_before a
        CROSS JOIN (
            SELECT DISTINCT "ProgrammeId" FROM enrolments
            UNION SELECT 'honest-society' WHERE NOT EXISTS (SELECT 1 FROM enrolments)) p
        WHERE NOT EXISTS (
            SELECT 1 FROM appointments x
            WHERE x."PersonId" = a."PersonId" AND x."Role" = a."Role" AND x."Scope" = a."Scope")
        """;

    /// <summary>A task's id says its programme, its year and which task it is; of its version it says nothing.</summary>
    /// <param name="position">The database's function for the place of a text in another, from 1; 0 for none.</param>
    public static string ReadIds(string position)
    {
        var at = $"""{position}("Id", '-' || "NetworkCode" || '-')""";
        return $"""
            UPDATE tasks SET
                "ProgrammeId" = substr("Id", 1, {at} - 6),
                "FiscalYear" = CAST(substr("Id", {at} - 4, 4) AS INTEGER),
                "DefinitionId" = substr("Id", {at} + length("NetworkCode") + 2)
            WHERE {at} > 6
            """;
    }
}
