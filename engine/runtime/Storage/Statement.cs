using SQLitePCL;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>A prepared statement. Parameters count from 1 and columns from 0, as in SQLite.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    public Database Database => database;

    public Statement Bind(int parameter, long value)
    {
        raw.sqlite3_bind_int64(handle, parameter, value);
        return this;
    }

    public Statement Bind(int parameter, long? value) =>
        value is { } known ? Bind(parameter, known) : BindNull(parameter);

    public Statement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            return BindNull(parameter);
        }

        return Bound(raw.sqlite3_bind_text(handle, parameter, value));
    }

    public Statement Bind(int parameter, byte[]? value) =>
        value is null ? BindNull(parameter) : Bind(parameter, value.AsSpan());

    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        return Bound(raw.sqlite3_bind_blob(handle, parameter, value));
    }

    public Statement BindNull(int parameter)
    {
        raw.sqlite3_bind_null(handle, parameter);
        return this;
    }

    /// <summary>True while there is a row. A statement that is used again must be <see cref="Reset"/> first.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        return result switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Failed(result),
        };
    }

    /// <summary>Runs a statement that returns no rows, and makes it ready to be used again.</summary>
    public void Run()
    {
        database.Probe?.Invoke(WritePoint.BeforeWrite);
        Step();
        Reset();
    }

    /// <summary>Whether there is a row; makes the statement ready to be used again.</summary>
    public bool IsFound()
    {
        var found = Step();
        Reset();
        return found;
    }

    /// <summary>The first column of all rows; makes the statement ready to be used again.</summary>
    public List<long> ReadIntegers()
    {
        var found = new List<long>();
        while (Step())
        {
            found.Add(Integer(0));
        }

        Reset();
        return found;
    }

    public void Reset() => raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public long? IntegerOrNull(int column) => IsNull(column) ? null : Integer(column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public byte[]? BlobOrNull(int column) => IsNull(column) ? null : Blob(column).ToArray();

    public void Dispose() => handle.Dispose();

    /// <summary>A value that cannot be bound is not written as nothing.</summary>
    private Statement Bound(int result) => result == raw.SQLITE_OK ? this : throw Failed(result);

    private JournalException Failed(int result)
    {
        // Read before the reset, which forgets what SQLite said.
        var error = database.ErrorOf(result);
        Reset();
        return error;
    }
}
