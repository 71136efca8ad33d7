using System.Globalization;
using Xunit;

namespace ProgramFlows.Tests.Bench;

/// <summary>No figure in the tables of docs/scale.md stands there because somebody typed it.</summary>
public sealed class ScalePageTests
{
    private const double Year = 365 * 86_400;
    private const double Hour = 3_600;
    private const double ActionsOfAMorning = 3 + 2 + 2 + (60 * 4);
    private const double Thousand = 1e3;
    private const double Million = 1e6;
    private const double Billion = 1e9;

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, double>> Runs = ScalePage.Results();

    private static readonly Dictionary<string, double> Parameters = ScalePage.Table("Parameters")
        .Where(r => r[1] != "to be looked up")
        .ToDictionary(r => r[0].Trim('`'), r => Read(r[1]));

    private static readonly Dictionary<string, Func<Installation, double>> Model = new()
    {
        ["actions a year, millions"] = i => i.Actions / Million,
        ["actions a second, mean"] = i => i.Actions / Year,
        ["busiest minute's actions, thousands"] = i => i.Burst / Thousand,
        ["minutes they take on Consumption"] = i => i.Burst / Parameters["dts-consumption-rate"] / 60,
        ["minutes they take on three capacity units"] = i => i.Burst / (3 * Parameters["dts-dedicated-rate"]) / 60,
        ["reminders' busiest minute, thousands"] = i => i.Reminders / Thousand,
        ["minutes reminders take on Consumption"] = i => i.Reminders / Parameters["dts-consumption-rate"] / 60,
        ["executions a month, thousands"] = i => i.Executions / 12 / Thousand,
        ["messages a month, thousands"] = i => i.Messages / 12 / Thousand,
        ["LINE messages a month, thousands"] =
            i => i.Networks * i.Each("messages to the coordinator") / 12 / Thousand,
        ["busiest morning's messages, thousands"] = i => i.Morning / Thousand,
        ["minutes they take one after the other"] = i => i.Morning * Parameters["send-seconds"] / 60,
        ["minutes they take through Graph"] = i => i.Morning / Parameters["graph-rate"] / 60,
        ["histories, GB a year"] = i => i.Networks * i.Each("history bytes") / Billion,
        ["the year's own history, MB"] = i => i.YearHistory / Million,
        ["store, GB a year"] = i => i.Networks * i.Each("store bytes") / Billion,
        ["reports, GB a year"] =
            i => i.Networks * Parameters["reports"] * Parameters["report-megabytes"] / Thousand,
        ["Functions at most, $ a month"] = i => i.Dollars,
    };

    private static readonly Dictionary<string, Func<Installation, double>> Limits = new()
    {
        ["reminders of 06:00 done by 08:00, Consumption"] =
            i => 2 * Hour * Parameters["dts-consumption-rate"] / i.Reminders,
        ["the same on three capacity units"] = i => 2 * Hour * 3 * Parameters["dts-dedicated-rate"] / i.Reminders,
        ["a morning of one hour, one message after the other"] = i => Hour / Parameters["send-seconds"] / i.Morning,
        ["a morning of one hour through Graph"] = i => Hour * Parameters["graph-rate"] / i.Morning,
        ["the same with 100 people a request"] = i => Hour * Parameters["graph-bulk-rate"] * 100 / i.Morning,
        ["LINE, Basic plan, every digest"] =
            i => 12 * Parameters["line-basic"] / i.Each("messages to the coordinator"),
        ["LINE, Pro plan, every digest"] = i => 12 * Parameters["line-pro"] / i.Each("messages to the coordinator"),
        ["LINE, Pro plan, only what is overdue"] = i => 12 * Parameters["line-pro"] / i.Each("lines, Overdue"),
        ["mail, 50,000 a month"] = i => 12 * 50_000 / i.Messages,
        ["mail, 100,000 a month"] = i => 12 * 100_000 / i.Messages,
    };

    [Fact]
    public void Every_count_of_the_page_is_the_tools()
    {
        var rows = ScalePage.Table("Counts");

        Assert.True(rows.Count > 25);
        Assert.All(rows, row => Assert.Equal(
            Runs.Select(r => r[row[0]].ToString("N2", CultureInfo.InvariantCulture)), row[1..]));
    }

    [Fact]
    public void What_the_page_reckons_follows_from_its_counts_and_parameters()
    {
        var rows = ScalePage.Table("The model, evaluated");

        Assert.Equal(Model.Keys, rows.Select(r => r[0]));
        Assert.All(rows, row => Assert.Equal(
            Installations().Select(i => Show(Model[row[0]](i))), row[1..4]));
    }

    [Fact]
    public void Where_a_limit_lies_follows_from_what_one_network_asks()
    {
        var rows = ScalePage.Table("Where each limit lies");
        var one = new Installation(1, Runs[1]);

        Assert.Equal(Limits.Keys, rows.Select(r => r[0]));
        Assert.All(rows, row => Assert.Equal(Show(Limits[row[0]](one)), row[1]));
    }

    [Fact]
    public void Ten_countries_are_ten_installations_that_share_no_limit() => Assert.All(
        ScalePage.Table("The model, evaluated"),
        row => Assert.Equal(
            row[0].StartsWith("minutes", StringComparison.Ordinal) || row[0] == "the year's own history, MB"
                ? row[3]
                : Show(10 * Read(row[3])),
            row[4]));

    [Fact]
    public void Every_parameter_has_a_date_and_a_source_and_one_that_is_not_known_says_so() => Assert.All(
        ScalePage.Table("Parameters"),
        row =>
        {
            Assert.Equal(5, row.Length);
            Assert.All(row, Assert.NotEmpty);
            Assert.True(row[1] == "to be looked up" || double.IsFinite(Read(row[1])), row[1]);
        });

    // What nobody has rehearsed is reckoned with the figures of the largest rehearsal.
    private static IEnumerable<Installation> Installations() =>
        [new(2_600, Runs[0]), new(7_255, Runs[1]), new(100_000, Runs[1])];

    private static double Read(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>Three digits, for more would pretend.</summary>
    private static string Show(double value)
    {
        var unit = value == 0 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(value)) - 2);
        var rounded = Math.Round(value / unit) * unit;
        return rounded.ToString(unit >= 1 ? "N0" : unit >= 0.1 ? "N1" : "N2", CultureInfo.InvariantCulture);
    }

    private sealed record Installation(double Networks, IReadOnlyDictionary<string, double> Figures)
    {
        public double Messages => Networks * Each("messages");

        public double Morning => Networks * Figures["messages in the busiest morning"] / Figures["networks"];

        public double Burst => Networks * Each("actions in the busiest minute");

        public double Reminders => Networks * Each("actions in the busiest minute of reminders");

        /// <summary>A morning: its start, two pieces of a timer at most, who does not answer, and for each minute of an
        /// hour a timer and a step at the most.</summary>
        public double Actions =>
            (Networks * Each("actions")) + Figures["actions of the programme's year"]
            + (ActionsOfAMorning * Figures["digest's mornings (continued as new)"]);

        public double Executions =>
            Actions
            + (Networks * Each("events raised") * (1 + Parameters["pages-a-command"]))
            + (Year / Parameters["relay-seconds"]) + (Year / Parameters["years-seconds"])
            + (Year / Parameters["measure-outbox-seconds"]) + (3 * Year / Parameters["measure-seconds"]);

        public double Dollars
        {
            get
            {
                var (runs, gigabytes) = (Executions / 12, Parameters["instance-gb"]);
                var time = (runs * Parameters["execution-seconds"] * gigabytes) - Parameters["flex-free-gb-seconds"];
                return (Math.Max(0, time) * Parameters["flex-gb-second"])
                    + (Math.Max(0, runs - Parameters["flex-free-executions"]) / Million * Parameters["flex-million"]);
            }
        }

        /// <summary>It carries the whole programme in every call that starts 250 networks.</summary>
        public double YearHistory =>
            Figures["largest history of the year, bytes"]
            + ((Networks - Figures["networks"]) / 250 * Figures["largest payload, bytes"]);

        public double Each(string figure) => Figures[$"{figure}, a network"];
    }
}
