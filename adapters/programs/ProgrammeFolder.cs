using System.Globalization;
using Microsoft.Extensions.Logging;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// Programmes as files <c>{id}-{fiscal year}.yaml</c> in a folder. What is worth knowing of one that is asked for, and
/// no mistake, is logged: due days that move.
/// </summary>
internal sealed partial class ProgrammeFolder(string folder, ILogger<ProgrammeFolder> logger) : IProgrammeSource
{
    public Task<ProgrammeDefinition?> FindAsync(string id, int fiscalYear, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{id}-{fiscalYear}.yaml"));
        if (!File.Exists(file))
        {
            return Task.FromResult<ProgrammeDefinition?>(null);
        }

        var read = ProgrammeReader.ReadFile(file);
        foreach (var note in read.Notes)
        {
            LogNote(logger, note);
        }

        var (definition, mistakes) = read;
        return definition is not null && (definition.Id != id || definition.FiscalYear != fiscalYear)
            ? throw new ProgrammeException(
                $"{file}: the file holds '{definition.Id}' of {definition.FiscalYear}. Rename it, or correct 'id' "
                + $"and 'fiscal-year'.")
            : Task.FromResult<ProgrammeDefinition?>(
                definition ?? throw new ProgrammeException(string.Join(Environment.NewLine, mistakes)));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Note}")]
    private static partial void LogNote(ILogger logger, string note);
}
