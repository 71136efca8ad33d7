using ProgramFlows.Adapters.Programs;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Programmes;

/// <summary>
/// What a programme's writer is told, edit by edit. The edits and the words stand in <c>mistakes.txt</c> and
/// <c>mistakes-of-forms.txt</c>.
/// </summary>
public sealed class MistakesTests
{
    public static TheoryData<string> Edits => [.. MistakenEdit.Names];

    [Fact]
    public void The_programme_that_is_edited_has_no_mistake() =>
        Assert.Empty(ProgrammeReader.Read(SmallProgramme.FileName, SmallProgramme.Text).Mistakes);

    [Fact]
    public async Task The_programme_with_every_kind_of_form_has_no_mistake_for_the_loader_or_the_schema()
    {
        Assert.Empty(ProgrammeReader.Read("rich.yaml", MistakenEdit.Rich).Mistakes);
        Assert.Empty(await ProgrammeSchema.RefusalsAsync(MistakenEdit.Rich, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_mistake_is_told_with_its_place_and_what_to_write_instead(string edit)
    {
        var (definition, mistakes) =
            ProgrammeReader.Read(MistakenEdit.Of(edit).FileName, MistakenEdit.Of(edit).Text);

        Assert.Equal(MistakenEdit.Of(edit).Told, mistakes.Select(m => m.ToString()));
        Assert.Null(definition);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_editor_that_knows_the_schema_marks_what_a_schema_can_see(string edit)
    {
        var refusals = await ProgrammeSchema.RefusalsAsync(
            MistakenEdit.Of(edit).Text, TestContext.Current.CancellationToken);

        Assert.Equal(MistakenEdit.Of(edit).IsSeenBySchema, refusals.Length > 0);
    }

    [Fact]
    public void All_mistakes_of_a_file_are_told_at_once_in_the_order_of_the_text()
    {
        MistakenEdit[] edits =
        [
            MistakenEdit.Of("A task that is due after its step"),
            MistakenEdit.Of("A number that is too large"),
            MistakenEdit.Of("A field that stands twice in a task"),
            MistakenEdit.Of("A translation that is missing"),
            MistakenEdit.Of("A kind of need that is not known"),
            MistakenEdit.Of("A holiday that stands twice"),
        ];

        var text = edits.Aggregate(SmallProgramme.Text, (programme, edit) => edit.In(programme));
        var told = ProgrammeReader.Read(SmallProgramme.FileName, text).Mistakes;

        Assert.Equal(
            edits.SelectMany(e => e.Told).OrderBy(t => int.Parse(t.Split(':')[1])),
            told.Select(m => m.ToString()));
    }

    [Fact]
    public void A_long_ladder_of_needs_is_searched_for_circles_without_walking_every_way()
    {
        const int steps = 150;
        var needs = Enumerable.Range(1, steps).Select(
            i => $"  - {{ number: {i}, needs: [{string.Join(", ", Enumerable.Range(1, i - 1).Select(Need))}] }}");
        var text = SmallProgramme.Text[..SmallProgramme.Text.IndexOf("steps:", StringComparison.Ordinal)]
            + "steps:\n" + string.Join('\n', needs);

        var told = ProgrammeReader.Read(SmallProgramme.FileName, text).Mistakes;

        Assert.Contains(told, m => m.Message == "9 is out of range. 'number' goes from 1 to 8.");
        Assert.DoesNotContain(told, m => m.Message.Contains("circle", StringComparison.Ordinal));

        static string Need(int step) => $"{{ step: {step}, kind: done }}";
    }
}
