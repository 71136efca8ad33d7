namespace ProgramFlows.Standalone.Folders;

/// <summary>What an installation is for. It is decided when its folder is made, and never changes.</summary>
internal enum InstallationKind
{
    /// <summary>Real networks and people.</summary>
    Real,

    /// <summary>Simulated people to look at; nothing of it may leave the machine.</summary>
    Demo,

    /// <summary>Simulated work of a year in virtual time; nothing of it is sent.</summary>
    Rehearsal,
}
