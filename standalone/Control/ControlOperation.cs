using System.Text.Json.Serialization;

namespace ProgramFlows.Standalone.Control;

/// <summary>What an operator can do with instances.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControlOperation>))]
internal enum ControlOperation
{
    Suspend,
    Resume,
    Cancel,
    Terminate,
    Restart,
    Rewind,
    Purge,
    PurgeEnded,
}
