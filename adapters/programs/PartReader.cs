using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Reads the parts of a programme that may be left out, and says what is wrong within each.</summary>
internal sealed class PartReader(Mistakes mistakes)
{
    private const int MostPhases = 10;
    private const int MostPlaces = 100_000;
    private const int MostRoles = 20;
    private const int MostEntries = 100;
    private const int LongestLink = 500;
    private const int LongestPhone = 30;
    private const int LastYearOfNetwork = 50;

    private readonly FieldReader _fields = new(mistakes);

    public IReadOnlyList<PhaseDefinition> Phases(Section root)
    {
        if (!root.Has("phases"))
        {
            return [];
        }

        var phases = new List<PhaseDefinition>();
        foreach (var node in root.List("phases", MostPhases))
        {
            var section = new Section(node, "a phase", mistakes);
            var phase = new PhaseDefinition(
                section.Number("from-year", 1, LastYearOfNetwork), section.Localized("name"));
            section.Close();
            var isInOrder = phases.Count == 0 ? phase.FromYear == 1 : phase.FromYear > phases[^1].FromYear;
            if (section.IsRead("from-year") && !isInOrder)
            {
                mistakes.Add(
                    section.PlaceOf("from-year"),
                    phases.Count == 0
                        ? $"The first phase begins in a network's year {phase.FromYear}, so that networks in their "
                            + "first year would have none. Let it begin in year 1."
                        : $"The phase from year {phase.FromYear} does not come after the one from year "
                            + $"{phases[^1].FromYear}. Order them by 'from-year', each once.");
            }

            phases.Add(phase);
        }

        return phases;
    }

    public IReadOnlyList<ProgrammeRole> Roles(Section root)
    {
        if (!root.Has("roles"))
        {
            return [];
        }

        var part = root.Part("roles");
        return
        [
            .. part.Keys.Take(MostRoles)
                .Select(k => (Role: Words<Role>.Read(k.Value, k, mistakes), Name: part.Localized(k.Value)))
                .Where(r => r.Role is not null)
                .Select(r => new ProgrammeRole(r.Role!.Value, r.Name)),
        ];
    }

    public static ProgrammeTarget? Target(Section root)
    {
        if (!root.Has("target"))
        {
            return null;
        }

        var part = root.Part("target");
        var target = new ProgrammeTarget(
            part.Number("places", 1, MostPlaces), part.Number("one-in", 1, 100), part.Date("by"));
        part.Close();
        return target;
    }

    public ProgrammeCatalogues Catalogues(Section root)
    {
        if (!root.Has("catalogues"))
        {
            return ProgrammeCatalogues.None;
        }

        var part = root.Part("catalogues");
        var catalogues = new ProgrammeCatalogues(
            Entries(part, "activities"), Entries(part, "tools"), Entries(part, "channels"));
        part.Close();
        return catalogues;
    }

    public QuarterlyReportDefinition? QuarterlyReport(Section root, List<PlacedForm> forms)
    {
        if (!root.Has(QuarterlyReportDefinition.Id))
        {
            return null;
        }

        var part = root.Part(QuarterlyReportDefinition.Id);
        var form = Form(part, QuarterlyReportDefinition.Id, forms);
        var report = new QuarterlyReportDefinition(
            part.Localized("title"),
            part.Localized("guidance", Section.LongestParagraph),
            part.Number("opens-days-before", 0, 90),
            part.Number("due-day", 1, 28),
            part.Has("computed") ? part.ListOf<ComputedValue>("computed") : [],
            [.. form.Fields.Select(f => f.Field)])
        {
            Rules = form.RulesOrNull,
            Source = _fields.Source(part),
        };
        part.Close();
        if (!part.IsUnreadable && part.Holds("title")
            && ((string[])[report.Title.Th, report.Title.En]).Any(t => t.Length > 0 && !t.Contains("{n}")))
        {
            mistakes.Add(
                part.PlaceOf("title"), "The title of the report does not name its quarter. Write {n} where it stands.");
        }

        foreach (var wrong in report.Computed
            .Where(c => c is ComputedValue.Young or ComputedValue.AreaColour)
            .Distinct())
        {
            mistakes.Add(
                part.PlaceOf("computed"),
                $"'{Words<ComputedValue>.Of(wrong)}' is worked out within a form and not above it. Take it out.");
        }

        return report;
    }

    public RiskAssessmentDefinition? RiskAssessment(Section root, List<PlacedForm> forms)
    {
        if (!root.Has(RiskAssessmentDefinition.Id))
        {
            return null;
        }

        var part = root.Part(RiskAssessmentDefinition.Id);
        if (forms.Find(f => f.Id == RiskAssessmentDefinition.Id) is { } task)
        {
            mistakes.Add(
                task.Fields[0].Place.Node,
                "The task 'risk-assessment' has the form of the assessment, and fields of its own. Write 'fields: []' "
                + "in it, or give it another id.");
        }

        var form = Form(part, RiskAssessmentDefinition.Id, forms);
        var assessment = new RiskAssessmentDefinition(
            part.Localized("title"),
            part.Localized("guidance", Section.LongestParagraph),
            part.Number("yellow-days", 1, 180),
            [.. form.Fields.Select(f => f.Field)])
        {
            Rules = form.RulesOrNull,
            Source = _fields.Source(part),
        };
        part.Close();
        if (!part.IsUnreadable && part.Holds("fields") && !FormChecks.HasRisk(form.Fields))
        {
            mistakes.Add(
                part.PlaceOf("fields"), "The assessment asks for no risk. Add a field or a column of kind 'risk'.");
        }

        return assessment;
    }

    private PlacedForm Form(Section part, string id, List<PlacedForm> forms)
    {
        var form = new PlacedForm(id, null, _fields.Fields(part), _fields.Rules(part));
        forms.Add(form);
        return form;
    }

    private IReadOnlyList<CatalogueEntry> Entries(Section part, string key)
    {
        if (!part.Has(key))
        {
            return [];
        }

        var seen = new HashSet<string>();
        return [.. part.List(key, MostEntries).Select(n => ReadEntry(n, key, seen))];
    }

    private CatalogueEntry ReadEntry(Node node, string key, HashSet<string> seen)
    {
        var section = new Section(node, "an entry", mistakes);
        var entry = new CatalogueEntry(
            section.Id("id"),
            section.Localized("name", mayBeName: true),
            section.Has("note") ? section.Localized("note", Section.LongestParagraph) : null,
            section.Has("link") ? Link(section) : null,
            section.Has("phone") ? section.Text("phone", LongestPhone) : null,
            section.Has("group") ? section.Id("group") : null);
        section.Close();
        if (entry.Id.Length > 0 && !seen.Add(entry.Id))
        {
            mistakes.Add(
                section.PlaceOf("id"), $"The entry '{entry.Id}' stands twice in '{key}'. Give one of them another id.");
        }

        return entry;
    }

    private Uri? Link(Section section)
    {
        var text = section.Text("link", LongestLink);
        if (Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps
            && link.UserInfo.Length == 0)
        {
            return link;
        }

        if (text.Length > 0)
        {
            mistakes.Add(
                section.PlaceOf("link"),
                $"'{Quoted.Of(text)}' is no address of a page. Write it whole, beginning with https://.");
        }

        return null;
    }
}
