using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// Whose turn it is, in a small file that is mapped into memory: noting it costs no call of the system, and it outlives
/// the process, though not the machine. So a start can tell that the process before it ended within a turn (a stack
/// overflow ends a process without a word), and count how often that happened in a row at the same place.
/// </summary>
internal sealed unsafe class TurnMark : IDisposable
{
    /// <summary>The file beside the journal; there is none after a stop that leaves nothing to remember.</summary>
    public const string FileName = "turn.mark";

    /// <summary>So many starts in a row that die at the same place of an instance's turn are enough.</summary>
    private const int DeadlyStarts = 3;

    private const int Size = 4_096;
    private const int Entry = 128;
    private const int PositionAt = 8;
    private const int DeathsAt = 16;
    private const int IdAt = 20;

    private readonly string _file;
    private readonly MemoryMappedFile _mapped;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _content;
    private string? _id;

    private TurnMark(string file)
    {
        _file = file;
        using (var content = new FileStream(file, OptionsFor()))
        {
            // Written and not only set to its length, so that no disk can be too full for it later.
            content.Write(new byte[Size - Math.Min(Size, content.Seek(0, SeekOrigin.End))]);
        }

        _mapped = MemoryMappedFile.CreateFromFile(file, FileMode.Open, null, Size);
        _view = _mapped.CreateViewAccessor(0, Size);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _content);
    }

    /// <summary>Opens the mark of a folder and counts the death that the last process left in it.</summary>
    public static TurnMark Open(string folder)
    {
        var mark = new TurnMark(Path.Combine(folder, FileName));
        mark.CountDeath();
        return mark;
    }

    /// <summary>The instances in whose turn three starts in a row have died, at the same place of it.</summary>
    public IReadOnlyList<string> Deadly => [.. Entries.Where(IsDeadly).Select(IdOf)];

    private static IEnumerable<int> Entries => Enumerable.Range(1, Size / Entry - 1);

    /// <summary>A turn begins, or a part of it.</summary>
    /// <param name="instanceId">Whose.</param>
    /// <param name="position">Where in the instance's life; the same again in every replay.</param>
    public void Set(string instanceId, long position)
    {
        if (!ReferenceEquals(_id, instanceId))
        {
            WriteId(0, _id = instanceId);
        }

        BinaryPrimitives.WriteInt64LittleEndian(At(0, PositionAt, sizeof(long)), position);
        Volatile.Write(ref *(int*)_content, instanceId.Length);
    }

    /// <summary>It has ended.</summary>
    public void Clear() => Volatile.Write(ref *(int*)_content, 0);

    /// <summary>An operator lets an instance go on: its deaths are forgotten.</summary>
    public void Forget(string instanceId)
    {
        if (Find(instanceId) is var found and > 0)
        {
            SetEntry(found, 0, 0);
        }
    }

    /// <summary>The engine has stopped as it should: only what must not run again is remembered.</summary>
    public void Close()
    {
        ForgetUnlessDeadly();
        var isNeeded = Entries.Any(IsDeadly);
        Dispose();
        if (!isNeeded)
        {
            File.Delete(_file);
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _mapped.Dispose();
    }

    private static FileStreamOptions OptionsFor()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private void CountDeath()
    {
        if (Length(0) is < 1 or > Entry - IdAt)
        {
            // That process ended, and not within a turn.
            ForgetUnlessDeadly();
            Clear();
            return;
        }

        var (id, position) = (IdOf(0), Position(0));
        var known = Find(id);
        var entry = known > 0 ? known : Free();
        var deaths = known > 0 && Position(known) == position ? Deaths(known) + 1 : 1;
        WriteId(entry, id);
        BinaryPrimitives.WriteInt64LittleEndian(At(entry, PositionAt, sizeof(long)), position);
        SetEntry(entry, id.Length, deaths);
        Clear();
    }

    private void ForgetUnlessDeadly()
    {
        foreach (var entry in Entries.Where(i => !IsDeadly(i)))
        {
            SetEntry(entry, 0, 0);
        }
    }

    private bool IsDeadly(int entry) => Length(entry) > 0 && Deaths(entry) >= DeadlyStarts;

    private int Find(string id) => Entries.FirstOrDefault(i => Length(i) == id.Length && IdOf(i) == id);

    private int Free() => Entries.OrderBy(i => Length(i) == 0 ? 0 : Deaths(i)).First();

    private int Length(int entry) => BinaryPrimitives.ReadInt32LittleEndian(At(entry, 0, sizeof(int)));

    private int Deaths(int entry) => BinaryPrimitives.ReadInt32LittleEndian(At(entry, DeathsAt, sizeof(int)));

    private long Position(int entry) => BinaryPrimitives.ReadInt64LittleEndian(At(entry, PositionAt, sizeof(long)));

    private string IdOf(int entry) =>
        Encoding.ASCII.GetString(At(entry, IdAt, Math.Clamp(Length(entry), 0, Entry - IdAt)));

    private void WriteId(int entry, string id) => Encoding.ASCII.GetBytes(id, At(entry, IdAt, Entry - IdAt));

    private void SetEntry(int entry, int length, int deaths)
    {
        BinaryPrimitives.WriteInt32LittleEndian(At(entry, DeathsAt, sizeof(int)), deaths);
        BinaryPrimitives.WriteInt32LittleEndian(At(entry, 0, sizeof(int)), length);
    }

    private Span<byte> At(int entry, int offset, int length) => new(_content + (entry * Entry) + offset, length);
}
