using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the worker works.</summary>
public class WorkerOptions
{
    public ObjectSerializer? Serializer { get; set; }
}
