using ProgramFlows.Adapters.Programs;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Forms;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What simulated people answer.</summary>
public sealed class SimulatedAnswersTests
{
    private static readonly DateOnly Today = new(2027, 1, 15);

    [Theory]
    [InlineData("honest-society-2568.yaml", RiskColours.Green)]
    [InlineData("honest-society-2570.yaml", RiskColours.Green)]
    [InlineData("honest-society-2570.yaml", RiskColours.Yellow)]
    [InlineData("honest-society-2570.yaml", RiskColours.Red)]
    public void Every_form_of_the_programmes_takes_it(string file, string colour)
    {
        var programme = ProgrammeReader.ReadFile(Path.Combine(House.Root, "programs", file)).Definition!;
        List<FormDefinition> forms =
        [
            .. programme.Steps.SelectMany(s => s.Tasks).Select(t => t.Form),
            programme.QuarterlyReport!.Form,
            programme.RiskAssessment!.Form,
        ];

        Assert.All(forms, form =>
        {
            var answers = SimulatedAnswers.For(form, Today, colour, FormAnswers.None);

            Assert.Empty(FormRules.Check(form, answers, new FormContext(Today)));
            Assert.Equal(answers, FormRules.Kept(form, answers));
            Assert.Equal(answers, FormAnswers.Read(form, answers.ToJson()).Answers);
        });
    }
}
