using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>
/// How the people of a network deal with a task; null where they do nothing on a day. Shares in per cent; everything
/// follows from seed, network and task.
/// </summary>
internal sealed class Temper(int seed, WaitingTask task)
{
    /// <summary>How long an extension is.</summary>
    public const int ExtensionDays = 14;

    private const int Punctual = 60;
    private const int Late = 30;
    private const int Waived = 1;
    private const int Extended = 3;
    private const int ReturnedOnce = 15;
    private const int Red = 2;
    private const int Yellow = 20;

    /// <summary>The colour of the risk that they tell of, where they are asked: most are green, few red.</summary>
    public string Colour => Roll("risk", 100) switch
    {
        < Red => RiskColours.Red,
        < Red + Yellow => RiskColours.Yellow,
        _ => RiskColours.Green,
    };

    public TaskAction? ActionOn(DateOnly today)
    {
        if (task.Status == WorkTaskStatus.Submitted)
        {
            var reviewed = ThaiTime.DayOf(task.SubmittedAt!.Value).AddDays(1 + Roll("review", 9));
            return today < reviewed ? null
                : task.TimesSubmitted == 1 && Roll("return", 100) < ReturnedOnce ? TaskAction.Return
                : TaskAction.Accept;
        }

        if (task.Status == WorkTaskStatus.Returned)
        {
            return today >= ThaiTime.DayOf(task.SubmittedAt!.Value).AddDays(12 + Roll("again", 10))
                ? TaskAction.Submit
                : null;
        }

        return ActionOnOpen(today);
    }

    private TaskAction? ActionOnOpen(DateOnly today)
    {
        var luck = Roll("luck", 100);
        if (luck < Waived)
        {
            return today >= task.DueOn.AddDays(5) ? TaskAction.Waive : null;
        }

        if (luck < Waived + Extended && today == task.DueOn.AddDays(-2))
        {
            return TaskAction.Extend;
        }

        return SubmitsOn() is { } day && today >= day ? TaskAction.Submit : null;
    }

    private DateOnly? SubmitsOn()
    {
        var character = RollOf("character", task.Network.Value, 100);
        var opened = ThaiTime.DayOf(task.OpenedAt);
        var day = character < Punctual ? task.DueOn.AddDays(-Roll("early", 15))
            : character < Punctual + Late ? task.DueOn.AddDays(Roll("late", 28) - 3)
            : Roll("silent", 100) < 20 ? task.DueOn.AddDays(20 + Roll("very-late", 40))
            : (DateOnly?)null;
        return day < opened.AddDays(1) ? opened.AddDays(1) : day;
    }

    private int Roll(string about, int sides) => RollOf(about, task.TaskId.Value, sides);

    private int RollOf(string about, string whose, int sides)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{seed}/{about}/{whose}");
        return (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text)) % (ulong)sides);
    }
}
