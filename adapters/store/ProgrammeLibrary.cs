using System.Text;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store;

/// <summary>The texts of programmes, beside the facts that refer to them.</summary>
internal sealed class ProgrammeLibrary(StoreWriter writer, TimeProvider clock) : IProgrammeLibrary
{
    public Task KeepAsync(ProgrammeDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return writer.WriteAsync(context => Keep(context, definition), cancellationToken);
    }

    public Task<ProgrammeDefinition?> FindAsync(
        string id, int fiscalYear, string? version, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => Find(context, id, fiscalYear, version), cancellationToken);

    public Task<IReadOnlyList<(string Id, int FiscalYear)>> MissingAsync(CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<(string, int)>>(
            context =>
            [
                .. context.Tasks
                    .Where(t => t.DefinitionVersion == null && !context.Programmes.Any(
                        p => p.ProgrammeId == t.ProgrammeId && p.FiscalYear == t.FiscalYear))
                    .Select(t => new { t.ProgrammeId, t.FiscalYear })
                    .Distinct()
                    .AsEnumerable()
                    .Select(t => (t.ProgrammeId, t.FiscalYear)),
            ],
            cancellationToken);

    private bool Keep(StoreContext context, ProgrammeDefinition definition)
    {
        if (context.Programmes.Find(definition.Id, definition.FiscalYear, definition.Version) is not null)
        {
            return false;
        }

        context.Programmes.Add(new ProgrammeRow
        {
            ProgrammeId = definition.Id,
            FiscalYear = definition.FiscalYear,
            Version = definition.Version,
            NameTh = definition.Name.Th,
            NameEn = definition.Name.En,
            Definition = Encoding.UTF8.GetString(Payload.Write(definition)),
            KeptAt = clock.GetUtcNow(),
        });
        return true;
    }

    /// <summary>A definition as it was kept; null when it never was.</summary>
    public static string? TextOf(StoreContext context, string id, int fiscalYear, string? version) =>
        context.Programmes.AsNoTracking()
            .Where(p => p.ProgrammeId == id && p.FiscalYear == fiscalYear && (version == null || p.Version == version))
            .OrderBy(p => p.KeptAt)
            .Select(p => p.Definition)
            .FirstOrDefault();

    private static ProgrammeDefinition? Find(StoreContext context, string id, int fiscalYear, string? version) =>
        TextOf(context, id, fiscalYear, version) is { } text
            ? Payload.Read<ProgrammeDefinition>(Encoding.UTF8.GetBytes(text))
            : null;
}
