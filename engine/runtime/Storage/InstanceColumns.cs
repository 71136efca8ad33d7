using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>The columns of an instance in the one order in which every reader asks for them.</summary>
internal static class InstanceColumns
{
    public const string List =
        "seq, id, name, status, generation, created, updated, head, completed, next_due, parent, parent_task, "
        + "custom_status, result, problem, tags, checksum";

    /// <exception cref="JournalException">The row is not what was written.</exception>
    public static InstanceRow Read(Statement from)
    {
        var row = ReadUnchecked(from);
        return row.Checksum == from.Integer(16)
            ? row
            : throw from.Database.Damaged(
                $"row {row.Seq} of the instances cannot be trusted",
                new InvalidDataException("the checksum of a row does not fit its content"));
    }

    private static InstanceRow ReadUnchecked(Statement from) => new()
    {
        Seq = from.Integer(0),
        Id = from.Text(1),
        Name = from.Integer(2),
        Status = (OrchestrationStatus)from.Integer(3),
        Generation = (int)from.Integer(4),
        Created = from.Integer(5),
        Updated = from.Integer(6),
        Head = from.Integer(7),
        Completed = from.IntegerOrNull(8),
        NextDue = from.IntegerOrNull(9),
        Parent = from.IntegerOrNull(10),
        ParentTask = (int)from.Integer(11),
        CustomStatus = from.BlobOrNull(12),
        Result = from.BlobOrNull(13),
        Problem = from.TextOrNull(14),
        Tags = from.TextOrNull(15),
    };
}
