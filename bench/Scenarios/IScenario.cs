namespace ProgramFlows.Bench.Scenarios;

/// <summary>One thing that is measured from beginning to end.</summary>
internal interface IScenario
{
    string Name { get; }

    /// <summary>One line for the list.</summary>
    string Tells { get; }

    int DefaultCount { get; }

    /// <summary>Runs it on a new journal on disk and gives its figures; each name carries its unit.</summary>
    Task<IReadOnlyDictionary<string, double>> RunAsync(int count);
}
