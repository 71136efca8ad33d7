namespace ProgramFlows.Tests.Adapters.Programmes;

/// <summary>
/// One edit of <c>small.yaml</c> from <c>mistakes.txt</c>, or of <c>rich.yaml</c> from
/// <c>mistakes-of-forms.txt</c>, and what is told of it.
/// </summary>
/// <param name="Name">What is wrong afterwards.</param>
/// <param name="Find">What is taken out; it stands in the programme once.</param>
/// <param name="Put">What is put in its place.</param>
/// <param name="Told">Every mistake, in the order of the text.</param>
/// <param name="IsSeenBySchema">Whether an editor that knows the schema marks it too.</param>
internal sealed record MistakenEdit(string Name, string Find, string Put, string[] Told, bool IsSeenBySchema)
{
    private const string RichFileName = "rich.yaml";

    private static readonly Lazy<Dictionary<string, MistakenEdit>> Catalogue =
        new(() => Read("mistakes.txt", SmallProgramme.FileName)
            .Concat(Read("mistakes-of-forms.txt", RichFileName))
            .ToDictionary(e => e.Name));

    public static IReadOnlyCollection<string> Names => Catalogue.Value.Keys;

    /// <summary>The file that is edited.</summary>
    public string FileName { get; private init; } = SmallProgramme.FileName;

    /// <summary>The programme after the edit alone.</summary>
    public string Text => In(FileName == RichFileName ? Rich : SmallProgramme.Text);

    /// <summary>A programme with one of everything that forms can say, without mistakes.</summary>
    public static string Rich { get; } =
        File.ReadAllText(SmallProgramme.FileOf(RichFileName)).ReplaceLineEndings("\n");

    public static MistakenEdit Of(string name) => Catalogue.Value[name];

    public string In(string programme)
    {
        var at = programme.IndexOf(Find, StringComparison.Ordinal);
        return at >= 0 && programme.IndexOf(Find, at + 1, StringComparison.Ordinal) < 0
            ? programme.Remove(at, Find.Length).Insert(at, Put)
            : throw new InvalidOperationException($"'{Name}': what is to be edited must stand in the programme once.");
    }

    private static IEnumerable<MistakenEdit> Read(string catalogue, string of)
    {
        MistakenEdit? edit = null;
        foreach (var line in File.ReadLines(SmallProgramme.FileOf(catalogue)).Where(l => l.Length > 0))
        {
            var text = line.Length > 2 ? line[2..] : string.Empty;
            if (line[0] == '#' && edit is not null)
            {
                yield return edit;
            }

            edit = line[0] switch
            {
                '#' => new MistakenEdit(text, string.Empty, string.Empty, [], false) { FileName = of },
                '-' => edit! with { Find = Unescaped(text) },
                '+' => edit! with { Put = Unescaped(text) },
                '=' => edit! with { Told = [.. edit.Told, text] },
                '~' => edit! with { IsSeenBySchema = true },
                _ => edit,
            };
        }

        yield return edit!;
    }

    private static string Unescaped(string text) => text.Replace(@"\n", "\n").Replace(@"\t", "\t");
}
