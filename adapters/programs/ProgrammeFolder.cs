using System.Globalization;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Programmes as files <c>{id}-{fiscal year}.yaml</c> in a folder.</summary>
internal sealed class ProgrammeFolder(string folder) : IProgrammeSource
{
    public Task<ProgrammeDefinition?> FindAsync(string id, int fiscalYear, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{id}-{fiscalYear}.yaml"));
        if (!File.Exists(file))
        {
            return Task.FromResult<ProgrammeDefinition?>(null);
        }

        var (definition, mistakes) = ProgrammeReader.ReadFile(file);
        return definition is not null && (definition.Id != id || definition.FiscalYear != fiscalYear)
            ? throw new ProgrammeException(
                $"{file}: the file holds '{definition.Id}' of {definition.FiscalYear}. Rename it, or correct 'id' "
                + $"and 'fiscal-year'.")
            : Task.FromResult<ProgrammeDefinition?>(
                definition ?? throw new ProgrammeException(string.Join(Environment.NewLine, mistakes)));
    }
}
