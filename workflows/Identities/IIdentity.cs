namespace ProgramFlows.Workflows.Identities;

/// <summary>
/// The id of one kind of thing, so that the compiler keeps ids of different kinds apart. It takes whatever the store
/// holds, also what an older release wrote, and stands as a plain string in payloads, histories and columns.
/// </summary>
/// <typeparam name="TSelf">The kind.</typeparam>
public interface IIdentity<TSelf>
    where TSelf : struct, IIdentity<TSelf>
{
    /// <summary>The id as it stands in the store.</summary>
    string Value { get; }

    /// <summary>The id that stands in the store as a text.</summary>
    static abstract TSelf From(string value);
}
