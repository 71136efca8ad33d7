using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>A folder on a file system whose locks keep nobody out is owned by nobody.</summary>
public sealed partial class FolderLockTests
{
    private const int Unlock = 8;

    [Theory]
    [InlineData(0, "a second lock on the same file was given")]
    [InlineData(37, "No locks available")]
    [InlineData(38, "Function not implemented")]
    public void Where_no_lock_holds_the_folder_is_refused_and_free_again(int answer, string because)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers of this test are Linux's.");
        using var folder = new TemporaryFolder();

        var refused = Assert.Throws<JournalException>(() => FolderLock.Take(folder.Path, KeepsNobodyOut));

        Assert.Equal(JournalError.NoLocks, refused.Reason);
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.Equal(["journal.lock"], new DirectoryInfo(folder.Path).GetFiles().Select(f => f.Name));
        FolderLock.Take(folder.Path).Dispose();

        // Also what .NET has locked when it opened the file is given back.
        int KeepsNobodyOut(SafeFileHandle file) => FLock(file, Unlock) == 0 ? answer : Marshal.GetLastPInvokeError();
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);
}
