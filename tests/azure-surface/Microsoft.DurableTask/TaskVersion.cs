namespace Microsoft.DurableTask;

/// <summary>The version of a task.</summary>
public readonly struct TaskVersion(string? version)
{
    public string Version { get; } = version ?? string.Empty;

    public static implicit operator string(TaskVersion value) => value.Version;

    public static implicit operator TaskVersion(string? value) => new(value);
}
