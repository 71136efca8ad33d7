using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// The operating system's own lock on an open file, asked for without .NET between: .NET leaves it out where file
/// locking is switched off, and says nothing where a file system keeps none. Windows needs none of it: there the way a
/// file is opened keeps others out.
/// </summary>
internal static partial class AdvisoryLock
{
    private const int Exclusive = 2;
    private const int AtOnce = 4;
    private const int Interrupted = 4;

    /// <summary>What the system says when somebody else has the lock.</summary>
    public static int HeldByAnother => OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>Takes the lock unless somebody else has it.</summary>
    /// <returns>0, or the system's number for what is in the way.</returns>
    public static int Take(SafeFileHandle file)
    {
        while (FLock(file, Exclusive | AtOnce) != 0)
        {
            var problem = Marshal.GetLastPInvokeError();
            if (problem != Interrupted)
            {
                return problem;
            }
        }

        return 0;
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);
}
