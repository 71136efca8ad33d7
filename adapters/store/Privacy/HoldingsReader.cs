using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Privacy;

namespace ProgramFlows.Adapters.Store.Privacy;

/// <summary>
/// What the store holds about somebody: the rows of every table in which a column is a person's id. It asks the model
/// for them, so that a table that is added tomorrow is in it.
/// </summary>
internal sealed class HoldingsReader(StoreWriter writer) : IHoldingsReader
{
    // What it was hashed from is a secret of the browser or the message, and nothing about anybody.
    private const string Secret = "Hash";

    // So are the ids of others who had an address, and what stops mails without having signed in.
    private static readonly string[] LeftOut = [nameof(SignInRow.People), nameof(PersonRow.UnsubscribeKey)];

    private static readonly MethodInfo OfTable =
        typeof(HoldingsReader).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    public Task<IReadOnlyList<HeldPart>> ReadAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(
            context => viewer.Actor.Who is { } person ? Read(context, person) : [], cancellationToken);
    }

    private static IReadOnlyList<HeldPart> Read(StoreContext context, PersonId person) =>
    [
        .. context.Model.GetEntityTypes()
            .Select(table => new HeldPart(
                table.GetTableName()!, [.. RowsIn(context, table, person).Select(row => Written(table, row))]))
            .Where(part => part.Records.Count > 0)
            .OrderBy(part => part.Table != "people")
            .ThenBy(part => part.Table, StringComparer.Ordinal),
    ];

    private static IEnumerable<object> RowsIn(StoreContext context, IEntityType table, PersonId person)
    {
        if (table.ClrType == typeof(AuditRow))
        {
            // Who did it and to what stand there as text: both may be the system's.
            return context.Audit.AsNoTracking().Where(a => a.Actor == person.Value || a.Subject == person.Value)
                .OrderBy(a => a.At);
        }

        if (table.ClrType == typeof(SignInRow))
        {
            return context.SignIns.AsNoTracking().Where(s => (" " + s.People + " ").Contains(" " + person.Value + " "))
                .OrderBy(s => s.AskedAt);
        }

        var columns = ColumnsOf(table).Where(c => IsPerson(c[^1])).ToList();
        return columns.Count == 0 || table.IsOwned()
            ? []
            : (IEnumerable<object>)OfTable.MakeGenericMethod(table.ClrType).Invoke(null, [context, columns, person])!;
    }

    /// <summary>The columns of a table, also those of what its rows own: each as the way from a row to it.</summary>
    private static IEnumerable<PropertyInfo[]> ColumnsOf(IEntityType table) =>
        table.GetProperties().Select(c => c.PropertyInfo).OfType<PropertyInfo>().Select(c => new[] { c })
            .Concat(
                from owned in table.GetNavigations()
                where owned is { IsOnDependent: false, IsCollection: false } && owned.TargetEntityType.IsOwned()
                from column in owned.TargetEntityType.GetProperties()
                where column.PropertyInfo is not null
                select new[] { owned.PropertyInfo!, column.PropertyInfo });

    private static bool IsPerson(PropertyInfo column) =>
        (Nullable.GetUnderlyingType(column.PropertyType) ?? column.PropertyType) == typeof(PersonId);

    private static List<TRow> RowsOf<TRow>(StoreContext context, List<PropertyInfo[]> columns, PersonId person)
        where TRow : class
    {
        var row = Expression.Parameter(typeof(TRow));
        var isTheirs = columns
            .Select(Expression (way) => Expression.Equal(
                way.Aggregate((Expression)row, (value, part) => Expression.Property(value, part)),
                Expression.Constant(person, way[^1].PropertyType)))
            .Aggregate(Expression.OrElse);
        return [.. context.Set<TRow>().AsNoTracking().Where(Expression.Lambda<Func<TRow, bool>>(isTheirs, row))];
    }

    private static IReadOnlyList<KeyValuePair<string, string?>> Written(IEntityType table, object row) =>
    [
        .. ColumnsOf(table)
            .Select(way => (
                Name: string.Join('.', way.Select(p => p.Name)),
                Value: way.Aggregate((object?)row, (value, part) => value is null ? null : part.GetValue(value))))
            .Where(c => !c.Name.Contains(Secret, StringComparison.Ordinal) && !LeftOut.Contains(c.Name))
            .Select(c => KeyValuePair.Create(c.Name, Text(c.Value))),
    ];

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
