namespace ProgramFlows.Workflows.People;

/// <summary>What the scope of an appointment names.</summary>
public enum ScopeKind
{
    /// <summary>A network's code.</summary>
    Network,

    /// <summary>A province's code, two digits.</summary>
    Province,

    /// <summary>A regional office.</summary>
    Office,

    /// <summary>A partner agency.</summary>
    Agency,

    /// <summary>The whole country: <see cref="Appointment.Everywhere"/>.</summary>
    Everywhere,
}
