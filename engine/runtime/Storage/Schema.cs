namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// The tables of a journal. <c>turns</c> is only ever appended at its end; <c>instances.head</c> points at an
/// instance's last row there and each row at the one before it, so that no index is kept for the history. Moments are
/// .NET ticks, UTC.
/// </summary>
internal static class Schema
{
    /// <summary>Raised with every change of the tables; each step has its migration.</summary>
    public const int Version = 3;

    /// <summary>The first version that has a place for what a host notes.</summary>
    public const int WithHostMark = 2;

    private const string Tables = """
        CREATE TABLE instances (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            name INTEGER NOT NULL,
            status INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            head INTEGER NOT NULL,
            completed INTEGER,
            next_due INTEGER,
            parent INTEGER,
            parent_task INTEGER,
            custom_status BLOB,
            result BLOB,
            problem TEXT,
            tags TEXT,
            checksum INTEGER NOT NULL);
        CREATE UNIQUE INDEX instances_id ON instances (id);
        CREATE INDEX instances_name ON instances (name, status);
        CREATE INDEX instances_due ON instances (next_due) WHERE next_due IS NOT NULL;
        CREATE INDEX instances_completed ON instances (completed) WHERE completed IS NOT NULL;
        CREATE INDEX instances_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, UNIQUE (name, version));
        CREATE TABLE turns (pos INTEGER PRIMARY KEY, previous INTEGER NOT NULL, record BLOB NOT NULL);
        CREATE TABLE inbox (seq INTEGER PRIMARY KEY, instance INTEGER NOT NULL, event BLOB NOT NULL);
        CREATE INDEX inbox_instance ON inbox (instance);
        CREATE TABLE wakeups (instance INTEGER PRIMARY KEY);
        CREATE TABLE received (instance INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (instance, key)) WITHOUT ROWID;
        CREATE TABLE tags (
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            instance INTEGER NOT NULL,
            PRIMARY KEY (key, value, instance)) WITHOUT ROWID;
        CREATE TABLE owner (
            epoch INTEGER NOT NULL,
            last_moment INTEGER NOT NULL,
            last_instance INTEGER NOT NULL,
            wakeups INTEGER NOT NULL);
        INSERT INTO owner VALUES (0, 0, 0, 0);
        """;

    // What each version added to the one before it, from version 2 on. A new journal is made as version 1 was and then
    // brought up to date, so that there is one way only.
    private static readonly string[] Changes =
    [
        // Whose journal it is, and a mark that its host keeps beside it.
        "ALTER TABLE owner ADD COLUMN installation TEXT; ALTER TABLE owner ADD COLUMN mark TEXT;",

        // Operations on their way through trees of instances.
        """
        CREATE TABLE cascades (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, reason BLOB NOT NULL);
        CREATE TABLE cascade_steps (
            seq INTEGER PRIMARY KEY,
            cascade INTEGER NOT NULL,
            instance INTEGER NOT NULL,
            after INTEGER NOT NULL);
        CREATE INDEX cascade_steps_cascade ON cascade_steps (cascade);
        """,
    ];

    /// <summary>
    /// Makes the tables of a new journal, or brings those of an older release up to date, whole or not at all.
    /// </summary>
    public static void Ensure(Database database)
    {
        var found = ReadVersion(database);
        if (found < Version)
        {
            var changes = string.Concat(Changes.Skip(Math.Max(0, (int)found - 1)));
            database.Run(
                $"BEGIN IMMEDIATE; {(found == 0 ? Tables : "")} {changes} PRAGMA user_version = {Version}; COMMIT;");
        }
    }

    /// <summary>Checks that a journal is there and that this release can read it.</summary>
    public static void RequireKnown(Database database)
    {
        if (ReadVersion(database) == 0)
        {
            throw new JournalException(
                JournalError.Damaged, $"'{database.File}' is no journal. Name the folder of an installation.");
        }
    }

    private static long ReadVersion(Database database)
    {
        var found = database.ReadInteger("PRAGMA user_version");
        if (found > Version)
        {
            throw new JournalException(
                JournalError.NewerVersion,
                $"'{database.File}' was written by a newer release (journal version {found}; this release knows "
                + $"{Version}). "
                + "Install that release or a later one. Nothing was changed.");
        }

        if (found == 0 && database.ReadInteger("SELECT count(*) FROM sqlite_master") > 0)
        {
            throw new JournalException(
                JournalError.Damaged,
                $"'{database.File}' is a database, but no journal. Nothing was changed. Name another folder.");
        }

        return found;
    }
}
