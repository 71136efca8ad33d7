namespace ProgramFlows.Workflows.Networks;

/// <summary>Of what a network is. The numbers stand in the store.</summary>
public enum NetworkKind
{
    /// <summary>ตำบล: of a subdistrict and its administration.</summary>
    Tambon = 0,

    /// <summary>แขวง: of a subdistrict of Bangkok.</summary>
    Khwaeng = 1,

    /// <summary>เทศบาล: of a municipality that stands in a subdistrict.</summary>
    Municipality = 2,
}
