using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Email;

/// <summary>What every carrier answers where a person has no address that could be written to.</summary>
internal static class NoAddress
{
    public static CarrierAnswer Of(Person person) => new(
        CarrierVerdict.Bounced,
        Reason: $"The address of person '{person.Id}' is not valid. Correct it in the roster and import it again.");
}
