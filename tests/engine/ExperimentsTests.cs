using System.Reflection;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Holds the suite against the list of experiments, and this room against the suite.</summary>
public sealed class ExperimentsTests
{
    [Fact]
    public void Every_applicable_experiment_has_a_test() =>
        Assert.Empty(Experiments.Applicable.Except(Followed()));

    [Fact]
    public void Every_test_follows_an_experiment_of_the_list() =>
        Assert.Empty(Followed().Except(Experiments.Applicable));

    [Fact]
    public void What_does_not_apply_has_a_reason() =>
        Assert.All(Experiments.NotApplicable.Values, reason => Assert.True(reason.Length > 20, reason));

    [Fact]
    public void Every_part_of_the_contract_is_kept_in_memory_and_from_the_journal()
    {
        var parts = EngineContract.Parts.ToList();

        Assert.NotEmpty(parts);
        Assert.Empty(parts.Except(EngineContract.PartsKeptBy(typeof(KeptInMemory))));
        Assert.Empty(parts.Except(EngineContract.PartsKeptBy(typeof(ReadFromTheJournal))));
    }

    private static IEnumerable<string> Followed() =>
        from part in EngineContract.Parts
        from method in part.GetMethods()
        where method.GetCustomAttribute<FactAttribute>() is { Skip: null }
        from trait in method.GetCustomAttributes<TraitAttribute>()
        where trait.Name == Experiments.Trait
        select trait.Value;
}
