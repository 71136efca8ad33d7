namespace ProgramFlows.Adapters.Evidence.Cleaning;

/// <summary>A file that nobody else can open and that is gone when it is closed.</summary>
internal static class Scratch
{
    private const int Buffer = 64 << 10;

    public static FileStream Create()
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = Buffer,
        };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"programflows-{Guid.NewGuid():N}"), how);
    }
}
