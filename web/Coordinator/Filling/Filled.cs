using ProgramFlows.Web.Coordinator.Checking;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Coordinator.Filling;

/// <summary>A task whose form is being filled in.</summary>
/// <param name="Task">The task.</param>
/// <param name="Form">Its form.</param>
/// <param name="Answers">The draft's answers, or where there is none those handed in last, and what the form begins
/// with as far as nobody has touched it.</param>
/// <param name="Draft">The draft; null when nothing has been written yet.</param>
public sealed record Filled(SeenTask Task, FormDefinition Form, FormAnswers Answers, Draft? Draft)
{
    /// <summary>The task's address.</summary>
    public string Address => $"/tasks/{Task.Card.Id}";

    /// <summary>The page where the answers are looked through before they are handed in.</summary>
    public string CheckAddress => $"{Address}/check";

    /// <summary>The questions that are asked now.</summary>
    public IReadOnlyList<FieldDefinition> Asked => FormRules.Asked(Form, Answers);

    /// <summary>Whether a question is answered; of rows, each row whole.</summary>
    public bool IsAnswered(FieldDefinition field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Answers[field.Id] switch
        {
            null => false,
            FieldAnswer.Rows rows => rows.Entries.All(r => IsWhole(field, r)),
            _ => true,
        };
    }

    /// <summary>Whether a row has everything that is asked in it and may not be left out.</summary>
    public static bool IsWhole(FieldDefinition field, FormAnswers row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return FormRules.AskedInRow(field, row).All(c => !c.Required || row[c.Id] is not null);
    }

    /// <summary>Where the answer comes from that a question began with; null once somebody has touched it.</summary>
    public LocalizedText? KnownFrom(string field) =>
        WriterOf(field) is null ? Task.Prefilled.Sources.GetValueOrDefault(field) : null;

    /// <summary>Who touched a question last since the task was opened or given back; null when nobody has.</summary>
    public FieldWriter? WriterOf(string field) => Draft?.Writers.GetValueOrDefault(field);

    /// <summary>Whether the task was given back for a question.</summary>
    public bool IsConcerned(string field) => Task.Card.Return?.Concerns.Contains(field) ?? false;

    /// <summary>What tells an answer to a question from another.</summary>
    public string PrintOf(string field) => CheckEndpoints.PrintOf(Answers.Only(f => f == field));

    /// <summary>The files that may be named, by id.</summary>
    public IReadOnlySet<string> Files => Task.Files.Select(f => f.Id.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>The page of a question.</summary>
    public string QuestionAddress(string field) => $"{Address}/questions/{field}";

    /// <summary>The page after a question: the next question, or the check.</summary>
    public string AddressAfter(string field)
    {
        var asked = Asked.Select(f => f.Id).ToList();
        var at = asked.IndexOf(field);
        return at >= 0 && at + 1 < asked.Count ? QuestionAddress(asked[at + 1]) : CheckAddress;
    }

    /// <summary>The page before a question: the question before it, or the task.</summary>
    public string AddressBefore(string field)
    {
        var asked = Asked.Select(f => f.Id).ToList();
        var at = asked.IndexOf(field);
        return at > 0 ? QuestionAddress(asked[at - 1]) : Address;
    }
}
