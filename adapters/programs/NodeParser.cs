using ProgramFlows.Workflows.Texts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// Reads YAML into nodes that know their places. What a programme does not need, anchors and aliases, is a mistake.
/// </summary>
internal sealed class NodeParser(string text, Mistakes mistakes)
{
    // The words of a choice stand ten deep; a text far deeper is no programme and would exhaust the stack.
    private const int Deepest = 32;
    private const int LongestReason = 200;

    private readonly Parser _parser = new(new StringReader(text));
    private Mark _reached = Mark.Empty;
    private int _depth;

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
                Add(
                    _parser.Current!.Start,
                    "A second document begins here. Remove everything from this '---' on.");
            }

            return root;
        }
        catch (YamlException e)
        {
            AddUnreadable(e);
        }
        catch (InvalidOperationException)
        {
            // How the library gives up on a list in brackets that runs on into the next lines.
            Add(
                _reached,
                "This is no valid YAML: a bracket that was opened before here is not closed. Close it; what follows "
                + "could not be read.");
        }

        return null;
    }

    /// <summary>
    /// The library tells a tab at the place of what the tab spoils, which may be the first line.
    /// </summary>
    private void AddUnreadable(YamlException e)
    {
        if (e.Message.Contains("tab", StringComparison.Ordinal) && LineIndentedByTab() is { } line)
        {
            mistakes.Add(
                line,
                1,
                "This is no valid YAML: a tab stands in the indentation. Use blanks; what follows could not be read.");
            return;
        }

        Add(
            e.Start,
            $"This is no valid YAML: {Quoted.Of(e.Message, LongestReason)} Look at the indentation and the quotes "
            + "here; what follows could not be read.");
    }

    private int? LineIndentedByTab() =>
        text.Split('\n').Index()
            .Where(l => l.Item.TrimStart(' ') is ['\t', ..] && !string.IsNullOrWhiteSpace(l.Item))
            .Select(l => (int?)l.Index + 1)
            .FirstOrDefault();

    private Node ParseNode()
    {
        _reached = _parser.Accept<NodeEvent>(out var next) ? next.Start : _reached;
        if (++_depth > Deepest)
        {
            throw new YamlException(_reached, _reached, "It is nested far deeper than a programme is.");
        }

        var node = ParseNodeHere();
        _depth--;
        return node;
    }

    private Node ParseNodeHere()
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
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ParseNode();
            var value = ParseNode();
            if (key is not Node.Scalar name)
            {
                mistakes.Add(key.Line, key.Column, "A key must be a plain word.");
            }
            else if (!seen.Add(name.Value))
            {
                mistakes.Add(
                    key.Line,
                    key.Column,
                    $"The key '{Quoted.Of(name.Value)}' stands here twice. Keep one of them.");
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
        Add(at, $"'{Quoted.Of(what)}': references are not used in programmes. Write the text out.");
        return new Node.Scalar((int)at.Line, (int)at.Column, string.Empty);
    }

    private void Add(Mark at, string message) => mistakes.Add((int)at.Line, (int)at.Column, message);
}
