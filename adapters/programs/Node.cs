namespace ProgramFlows.Adapters.Programs;

/// <summary>A piece of YAML with its place.</summary>
internal abstract record Node(int Line, int Column)
{
    internal sealed record Scalar(int Line, int Column, string Value) : Node(Line, Column);

    internal sealed record Sequence(int Line, int Column, IReadOnlyList<Node> Items) : Node(Line, Column);

    internal sealed record Mapping(
        int Line, int Column, IReadOnlyList<(Scalar Key, Node Value)> Entries) : Node(Line, Column);
}
