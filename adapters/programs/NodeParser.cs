using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// Reads YAML into nodes that know their places. What a programme does not need, anchors and aliases, is a mistake.
/// </summary>
internal sealed class NodeParser(TextReader text, Mistakes mistakes)
{
    private readonly Parser _parser = new(text);

    /// <returns>The document; null when it is empty or cannot be read, which is noted.</returns>
    public Node? Parse()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (_parser.TryConsume<StreamEnd>(out _))
            {
                mistakes.AddForFile("The file is empty. Copy a programme of another year and change it.");
                return null;
            }

            _parser.Consume<DocumentStart>();
            var root = ParseNode();
            _parser.Consume<DocumentEnd>();
            if (!_parser.TryConsume<StreamEnd>(out _))
            {
                mistakes.AddForFile("The file has more than one document. Remove everything from the second '---' on.");
            }

            return root;
        }
        catch (YamlException e)
        {
            mistakes.Add(
                (int)e.Start.Line,
                (int)e.Start.Column,
                $"This is no valid YAML: {e.Message} Look at the indentation and the quotes here; what follows "
                + $"could not be read.");
            return null;
        }
    }

    private Node ParseNode()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Refused(alias.Start, $"*{alias.Value}");
        }

        if (_parser.Current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            Refused(anchored.Start, $"&{anchored.Anchor}");
        }

        if (_parser.TryConsume<MappingStart>(out var mapping))
        {
            return ParseMapping(mapping);
        }

        if (_parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<Node>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ParseNode());
            }

            return new Node.Sequence((int)sequence.Start.Line, (int)sequence.Start.Column, items);
        }

        var scalar = _parser.Consume<Scalar>();
        return new Node.Scalar((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value);
    }

    private Node.Mapping ParseMapping(MappingStart start)
    {
        var entries = new List<(Node.Scalar Key, Node Value)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ParseNode();
            var value = ParseNode();
            if (key is not Node.Scalar name)
            {
                mistakes.Add(key.Line, key.Column, "A key must be a plain word.");
            }
            else if (entries.Any(e => e.Key.Value == name.Value))
            {
                mistakes.Add(key.Line, key.Column, $"The key '{name.Value}' stands here twice. Keep one of them.");
            }
            else
            {
                entries.Add((name, value));
            }
        }

        return new Node.Mapping((int)start.Start.Line, (int)start.Start.Column, entries);
    }

    private Node.Scalar Refused(Mark at, string what)
    {
        mistakes.Add(
            (int)at.Line, (int)at.Column, $"'{what}': references are not used in programmes. Write the text out.");
        return new Node.Scalar((int)at.Line, (int)at.Column, string.Empty);
    }
}
