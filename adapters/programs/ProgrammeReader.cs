using System.Text;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Reads a programme from its YAML, and says everything that is wrong with it at once.</summary>
public static class ProgrammeReader
{
    private const int FirstYear = 2500;
    private const int LastYear = 2700;
    private const int LastStep = 8;

    private const int LargestFile = 1024 * 1024;
    private const int LongestVersion = 40;
    private const int MostTasks = 50;

    /// <summary>Reads a file.</summary>
    public static ReadProgramme ReadFile(string file)
    {
        var name = Path.GetFileName(file);
        var mistakes = new Mistakes(name);
        try
        {
            switch (OrdinaryFile.Read(file, LargestFile))
            {
                case { IsTooLarge: true }:
                    mistakes.AddForFile(
                        "The file is larger than 1 MiB, which no programme is. Give a programme's YAML file.");
                    return new ReadProgramme(null, mistakes.InOrder);
                case { IsEmpty: true }:
                    mistakes.AddForFile(
                        "The file is empty, or a device or a pipe. Copy a programme of another year and change it.");
                    return new ReadProgramme(null, mistakes.InOrder);
                case { Bytes: var bytes }:
                    return Read(name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
            }
        }
        catch (DecoderFallbackException)
        {
            mistakes.AddForFile(
                "The file is not UTF-8. Save it again as UTF-8 (in Thai Windows editors it may be Windows-874).");
        }
        catch (FileNotFoundException)
        {
            mistakes.AddForFile($"There is no file '{file}'. Give the path of a programme's YAML file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.AddForFile($"The file '{file}' cannot be read: {e.Message}");
        }

        return new ReadProgramme(null, mistakes.InOrder);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The file's name, for the mistakes.</param>
    /// <param name="text">The YAML.</param>
    public static ReadProgramme Read(string name, string text)
    {
        var mistakes = new Mistakes(name);
        var root = new NodeParser(text.TrimStart('\ufeff'), mistakes).Parse();
        var definition = root is null ? null : ReadRoot(new Section(root, "a programme", mistakes), mistakes);
        return mistakes.Count == 0
            ? new ReadProgramme(definition, []) { Notes = mistakes.Notes }
            : new ReadProgramme(null, mistakes.InOrder);
    }

    private static ProgrammeDefinition? ReadRoot(Section root, Mistakes mistakes)
    {
        if (root.IsUnreadable)
        {
            return null;
        }

        var time = root.Part("time");
        var review = root.Part("review");
        var extension = root.Part("extension");
        var steps = new List<PlacedStep>();
        var holidays = new List<(Holiday Holiday, Section Place)>();
        var reminders = new List<(Reminder Reminder, Section Place)>();
        var (parts, forms) = (new PartReader(mistakes), new List<PlacedForm>());
        var definition = new ProgrammeDefinition(
            root.Id("id"),
            root.Number("fiscal-year", FirstYear, LastYear, OfTheCommonEra),
            root.Text("version", LongestVersion),
            root.Localized("name"),
            time.Time("rungs-at"),
            time.Time("digest-at"),
            root.Number("catch-up-days", 1, 180),
            [.. root.List("reminders").Select(n => ReadReminder(n, reminders, mistakes))],
            new ReviewRule(
                review.OneOf<Role>("by"), review.Number("working-days", 1, 60), review.Number("grace-days", 0, 180)),
            new ExtensionRule(extension.OneOf<Role>("by"), extension.Number("most-days", 0, 180)),
            root.OneOf<Role>("waived-by"),
            [.. root.List("holidays").Select(n => ReadHoliday(n, holidays, mistakes)).OrderBy(h => h.On)],
            [.. root.List("steps").Select(n => ReadStep(n, steps, forms, mistakes)).OrderBy(s => s.Number)])
        {
            Phases = parts.Phases(root),
            Roles = parts.Roles(root),
            Target = PartReader.Target(root),
            Catalogues = parts.Catalogues(root),
            QuarterlyReport = parts.QuarterlyReport(root, forms),
            RiskAssessment = parts.RiskAssessment(root, forms),
        };
        foreach (var section in (ReadOnlySpan<Section>)[time, review, extension, root])
        {
            section.Close();
        }

        new ProgrammeChecks(definition, mistakes).Check(root, time, steps, holidays, reminders);
        new RoleChecks(definition, mistakes).Check(root, review, extension, steps, reminders);
        foreach (var form in forms)
        {
            new FormChecks(mistakes).Check(form);
        }

        new ReferenceChecks(forms, mistakes).Check();
        return SharedForms.In(definition, forms);
    }

    private static string? OfTheCommonEra(int year) =>
        year is > 1900 and < 2200
            ? $"{year} looks like a year of the common era. Write the Buddhist year, {year + FiscalYear.EraOffset}."
            : null;

    private static Reminder ReadReminder(Node node, List<(Reminder Reminder, Section Place)> read, Mistakes mistakes)
    {
        var section = new Section(node, "a reminder", mistakes);
        var reminder = new Reminder(
            section.Number("days", -120, 120),
            section.ListOf<Role>("to"));
        section.Close();
        read.Add((reminder, section));
        return reminder;
    }

    private static Holiday ReadHoliday(Node node, List<(Holiday Holiday, Section Place)> read, Mistakes mistakes)
    {
        var section = new Section(node, "a holiday", mistakes);
        var holiday = new Holiday(section.Date("on"), section.Localized("name"), section.Flag("confirm"))
        {
            OnlyIn = section.Has("only-in") ? [.. section.Texts("only-in").Select(t => t.Text)] : null,
        };
        section.Close();
        read.Add((holiday, section));
        return holiday;
    }

    private static StepDefinition ReadStep(
        Node node, List<PlacedStep> read, List<PlacedForm> forms, Mistakes mistakes)
    {
        var section = new Section(node, "a step", mistakes);
        var window = section.Part("window");
        var (needs, tasks) = (new List<Section>(), new List<Section>());
        var number = section.Number("number", 1, LastStep);
        var step = new StepDefinition(
            number,
            section.Localized("name"),
            section.Localized("outcome", Section.LongestParagraph),
            section.OneOf<StepScope>("scope"),
            window.Date("from"),
            window.Date("to"),
            [.. section.List("needs").Select(n => ReadNeed(n, needs, mistakes))],
            [
                .. section.List("tasks", MostTasks)
                    .Select(n => ReadTask(n, section.IsRead("number") ? number : null, tasks, forms, mistakes)),
            ]);
        window.Close();
        section.Close();
        read.Add(new PlacedStep(step, section, window, needs, tasks));
        return step;
    }

    private static StepNeed ReadNeed(Node node, List<Section> read, Mistakes mistakes)
    {
        var section = new Section(node, "a need", mistakes);
        var need = new StepNeed(section.Number("step", 1, LastStep), section.OneOf<NeedKind>("kind"));
        section.Close();
        read.Add(section);
        return need;
    }

    private static TaskDefinition ReadTask(
        Node node, int? step, List<Section> read, List<PlacedForm> forms, Mistakes mistakes)
    {
        var (section, fields) = (new Section(node, "a task", mistakes), new FieldReader(mistakes));
        var id = section.Id("id");
        var form = new PlacedForm(id, step, fields.Fields(section), fields.Rules(section));
        var task = new TaskDefinition(
            id,
            section.Localized("title"),
            section.Localized("guidance", Section.LongestParagraph),
            section.Date("opens"),
            section.Date("due"),
            [.. form.Fields.Select(f => f.Field)])
        {
            By = section.Has("by") ? section.OneOf<Role>("by") : Role.Coordinator,
            Repeats = section.Flag("repeat"),
            Rules = form.RulesOrNull,
            Source = fields.Source(section),
        };
        section.Close();
        read.Add(section);
        if (form.Fields.Count > 0 || id != RiskAssessmentDefinition.Id)
        {
            forms.Add(form);
        }

        return task;
    }
}
