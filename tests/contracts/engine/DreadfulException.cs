namespace ProgramFlows.Tests.Contracts;

/// <summary>An exception of which nothing can be asked: each of its members throws.</summary>
public sealed class DreadfulException : Exception
{
    /// <inheritdoc/>
    public override string Message => throw new DreadfulException();

    /// <inheritdoc/>
    public override string? StackTrace => throw new DreadfulException();

    /// <inheritdoc/>
    public override string? Source
    {
        get => throw new DreadfulException();
        set => throw new DreadfulException();
    }

    /// <inheritdoc/>
    public override System.Collections.IDictionary Data => throw new DreadfulException();

    /// <inheritdoc/>
    public override Exception GetBaseException() => throw new DreadfulException();

    /// <inheritdoc/>
    public override string ToString() => throw new DreadfulException();
}
