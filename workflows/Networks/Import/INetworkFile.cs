using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>Reads a file of networks, people and roles, and names everything that is wrong with it.</summary>
public interface INetworkFile
{
    /// <summary>The largest file, in bytes: over a hundred thousand rows, one for each place and many more.</summary>
    public const int Largest = 16 * 1024 * 1024;

    /// <summary>Reads a file; it changes nothing.</summary>
    /// <param name="bytes">Its bytes, at most <see cref="Largest"/>.</param>
    /// <param name="programme">The programme that its networks join.</param>
    ReadNetworks Read(byte[] bytes, ProgrammeDefinition programme);
}
