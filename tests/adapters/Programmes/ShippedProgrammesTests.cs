using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Programmes;

/// <summary>The programmes that come with the house.</summary>
public sealed class ShippedProgrammesTests
{
    private static readonly string Folder = Path.Combine(House.Root, "programs");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_is_one_of_2568_and_one_of_2570() =>
        Assert.Equal(
            ["honest-society-2568.yaml", "honest-society-2570.yaml"],
            Files.Select(f => f.Data));

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_read_without_mistakes(string file) =>
        Assert.Empty(ProgrammeReader.ReadFile(Path.Combine(Folder, file)).Mistakes);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_is_valid_against_the_schema_that_it_names(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);

        Assert.StartsWith("# yaml-language-server: $schema=programme.schema.json\n", text, StringComparison.Ordinal);
        Assert.Empty(await ProgrammeSchema.RefusalsAsync(text, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(2568)]
    [InlineData(2570)]
    public async Task It_is_found_by_its_id_and_its_year(int fiscalYear)
    {
        var programme = await FindAsync(Folder, "honest-society", fiscalYear);

        Assert.NotNull(programme);
        Assert.Equal(Enumerable.Range(1, 8), programme.Steps.Select(s => s.Number));
        Assert.Equal([-14, -7, -1, 0, 3, 7, 14], programme.Reminders.Select(r => r.Days));
        Assert.Equal(programme.Holidays.OrderBy(h => h.On), programme.Holidays);
        Assert.Equal((new TimeOnly(6, 0), new TimeOnly(8, 0)), (programme.RungsAt, programme.DigestAt));
        Assert.Equal(new StepNeed(2, NeedKind.Done), Assert.Single(programme.Steps[3].Needs));
        Assert.Equal(12, TasksOf(StepScope.Network).Count);
        Assert.All(TasksOf(StepScope.Network), t => Assert.Equal(Role.Coordinator, t.By));
        Assert.Equal(
            ["assembly-plan", "assembly-report", "publish", "proposal", "strengthen"],
            TasksOf(StepScope.Province).Select(t => t.Id));
        Assert.All(TasksOf(StepScope.Province), t => Assert.Equal(Role.ProvincialCoordinator, t.By));

        List<TaskDefinition> TasksOf(StepScope scope) =>
            [.. programme.Steps.Where(s => s.Scope == scope).SelectMany(s => s.Tasks)];
    }

    [Theory]
    [InlineData(2568)]
    [InlineData(2570)]
    public async Task Every_field_says_where_in_the_manual_it_comes_from_or_that_it_is_a_default(int fiscalYear)
    {
        var programme = (await FindAsync(Folder, "honest-society", fiscalYear))!;

        var fields = programme.Steps.SelectMany(s => s.Tasks).SelectMany(t => t.Fields)
            .Concat(programme.QuarterlyReport!.Fields)
            .SelectMany(f => (IEnumerable<FieldDefinition>)[f, .. f.Columns ?? []])
            .ToList();

        Assert.Equal(107, fields.Count);
        Assert.DoesNotContain(
            fields, f => f.Source is not { } source || (source.Manual is null && !source.IsDefault));
        Assert.Equal(new DefinitionSource("630, 647-648", IsDefault: true), fields.First(f => f.Id == "youth").Source);
    }

    [Theory]
    [InlineData(2568)]
    [InlineData(2570)]
    public async Task The_assessment_of_risks_is_one_form_wherever_it_is_asked(int fiscalYear)
    {
        var programme = (await FindAsync(Folder, "honest-society", fiscalYear))!;

        Assert.Equal(
            Payload.Write(programme.RiskAssessment!.Fields),
            Payload.Write(programme.FindTask("risk-assessment")!.Fields));
        Assert.Equal(
            programme.FindTask("problem-list")!.Form.Find("kinds")!.Choices.Keys.Except(["none"]),
            programme.RiskAssessment.Form.Find("issues")!.Columns![1].Choices.Keys);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_travels_with_a_year_says_the_same_as_the_file(string file)
    {
        var programme = ProgrammeReader.ReadFile(Path.Combine(Folder, file)).Definition!;

        var written = Payload.Write(programme);
        var read = Payload.Read<ProgrammeDefinition>(written);

        Assert.Equal(written, Payload.Write(read));
        Assert.Equivalent(programme, read);
        Assert.InRange(written.Length, 40_000, 120_000);
    }

    [Theory]
    [InlineData(2570, "Start")]
    [InlineData(2569, "Levelling up")]
    [InlineData(2566, "Levelling up")]
    [InlineData(2571, "Start")]
    public async Task The_phase_is_a_networks_own_by_the_year_in_which_it_began(int firstYear, string phase) =>
        Assert.Equal(phase, (await FindAsync(Folder, "honest-society", 2570))!.PhaseOf(firstYear)!.Name.En);

    [Fact]
    public async Task A_programme_that_is_not_there_is_not_found() =>
        Assert.Null(await FindAsync(Folder, "honest-society", 2569));

    [Fact]
    public async Task A_file_that_holds_another_year_than_its_name_says_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["clean-water-2571.yaml"], SmallProgramme.Text);

        var refused = await Assert.ThrowsAsync<ProgrammeException>(() => FindAsync(folder.Path, "clean-water", 2571));

        Assert.Equal(
            $"{folder["clean-water-2571.yaml"]}: the file holds 'clean-water' of 2570. Rename it, or correct 'id' "
            + "and 'fiscal-year'.",
            refused.Message);
    }

    [Fact]
    public async Task A_file_with_mistakes_is_refused_with_all_of_them()
    {
        using var folder = new TemporaryFolder();
        MistakenEdit[] edits = [MistakenEdit.Of("A text that is empty"), MistakenEdit.Of("A day that is none")];
        File.WriteAllText(
            folder["clean-water-2570.yaml"], edits.Aggregate(SmallProgramme.Text, (text, edit) => edit.In(text)));

        var refused = await Assert.ThrowsAsync<ProgrammeException>(() => FindAsync(folder.Path, "clean-water", 2570));

        Assert.Equal(
            edits.SelectMany(e => e.Told).Select(t => t.Replace("small.yaml", "clean-water-2570.yaml")),
            refused.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void The_parts_of_a_programme_stand_in_their_order_whatever_the_order_of_the_text()
    {
        var text = SmallProgramme.Text
            .Replace("on: 2026-10-23", "on: 2027-04-06")
            .Replace("number: 7", "number: 8")
            .Replace("number: 2", "number: 7")
            .Replace("number: 8", "number: 2")
            .Replace("scope: province", "scope: province\n    # needs nothing that comes later")
            .Replace("needs: [{ step: 2, kind: begun }]", "needs: []");

        var (programme, mistakes) = ProgrammeReader.Read("small.yaml", text);

        Assert.Empty(mistakes);
        Assert.Equal([1, 2, 7], programme!.Steps.Select(s => s.Number));
        Assert.Equal([new DateOnly(2026, 12, 10), new DateOnly(2027, 4, 6)], programme.Holidays.Select(h => h.On));
    }

    [Fact]
    public void What_the_writer_wrote_is_what_the_programme_says()
    {
        var programme = ProgrammeReader.Read("small.yaml", SmallProgramme.Text).Definition!;

        Assert.Equal(new LocalizedText("น้ำสะอาด", "Clean water"), programme.Name);
        Assert.Equal(("clean-water", 2570, "1", 30), Of(programme));
        Assert.Equal(new ReviewRule(Role.ProvincialCoordinator, 5, 30), programme.Review);
        Assert.Equal(new ExtensionRule(Role.RegionalOffice, 20), programme.Extension);
        Assert.Equal(Role.RegionalOffice, programme.WaivedBy);
        Assert.Equal([Role.Coordinator, Role.ProvincialCoordinator], programme.Reminders[1].To);
        Assert.Equal([false, true], programme.Holidays.Select(h => h.NeedsConfirmation));
        var task = Assert.Single(programme.Steps[0].Tasks);
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31)), (task.OpensOn, task.DueOn));
        Assert.Equal([FieldKind.Number, FieldKind.Choice], task.Fields.Select(f => f.Kind));
        Assert.Equal([true, false], task.Fields.Select(f => f.Required));
        Assert.Equal(["good", "poor"], task.Fields[1].Choices.Keys);

        static (string Id, int Year, string Version, int CatchUpDays) Of(ProgrammeDefinition p) =>
            (p.Id, p.FiscalYear, p.Version, p.CatchUpDays);
    }

    private static async Task<ProgrammeDefinition?> FindAsync(string folder, string id, int fiscalYear)
    {
        await using var services = new ServiceCollection().AddProgrammes(folder).BuildServiceProvider();
        return await services.GetRequiredService<IProgrammeSource>()
            .FindAsync(id, fiscalYear, TestContext.Current.CancellationToken);
    }
}
